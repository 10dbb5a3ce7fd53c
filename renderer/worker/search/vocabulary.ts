import type { Suggestion } from '../../../shared/ipc/plan-api.ts'
import type { PostId } from '../../../shared/plan/post.ts'
import { textMarks } from '../../../shared/plan/text-marks.ts'

/** How a vocabulary is kept: for each post the words that it uses. */
export type KeptVocabulary = readonly (readonly [PostId, readonly string[]])[]

/** The hashtags and mentions that the plan's posts use, and how many posts use each. */
export class Vocabulary {
  readonly #posts = new Map<PostId, readonly string[]>()
  /** By the word without case: in how many posts each way of writing it stands. */
  readonly #uses = new Map<string, Map<string, number>>()

  static from(kept: KeptVocabulary): Vocabulary {
    const vocabulary = new Vocabulary()
    for (const [id, words] of kept) vocabulary.#replace(id, words)
    return vocabulary
  }

  toJSON(): KeptVocabulary {
    return [...this.#posts]
  }

  /** Adds or replaces a post's text; null takes the post out. */
  put(id: PostId, text: string | null): void {
    this.#replace(id, text === null ? [] : wordsOf(text))
  }

  /** The words that begin with what was typed, sign and all, most used first; each as it is written most often. */
  suggest(typed: string, limit: number): readonly Suggestion[] {
    const beginning = fold(typed)
    const found: Suggestion[] = []
    for (const [folded, forms] of this.#uses) {
      if (folded.startsWith(beginning)) found.push(mostUsed(forms))
    }
    return found.sort((a, b) => b.posts - a.posts || a.word.localeCompare(b.word)).slice(0, limit)
  }

  #replace(id: PostId, words: readonly string[]): void {
    for (const word of this.#posts.get(id) ?? []) this.#count(word, -1)
    for (const word of words) this.#count(word, 1)
    if (words.length > 0) this.#posts.set(id, words)
    else this.#posts.delete(id)
  }

  #count(word: string, change: 1 | -1): void {
    const folded = fold(word)
    const forms = this.#uses.get(folded) ?? new Map<string, number>()
    const count = (forms.get(word) ?? 0) + change
    if (count > 0) forms.set(word, count)
    else forms.delete(word)
    if (forms.size > 0) this.#uses.set(folded, forms)
    else this.#uses.delete(folded)
  }
}

const fold = (word: string) => word.replace('＃', '#').replace('＠', '@').toLowerCase()

/** Each word once, however often and in whatever case a post uses it. */
function wordsOf(text: string): readonly string[] {
  const words = new Map<string, string>()
  for (const { kind, from, to } of textMarks(text)) {
    const word = text.slice(from, to)
    if (kind !== 'link' && !words.has(fold(word))) words.set(fold(word), word)
  }
  return [...words.values()]
}

function mostUsed(forms: ReadonlyMap<string, number>): Suggestion {
  let [word, most, posts] = ['', 0, 0]
  for (const [form, count] of forms) {
    posts += count
    if (count > most || (count === most && form < word)) [word, most] = [form, count]
  }
  return { word, posts }
}
