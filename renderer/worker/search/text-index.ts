import MiniSearch, { type Options, type SearchOptions } from 'minisearch'
import type { PostId } from '../../../shared/plan/post.ts'
import { termsOf } from './text-terms.ts'
import { Vocabulary } from './vocabulary.ts'

/** A text to be found, under its post's id. */
export interface IndexedText {
  readonly id: PostId
  readonly text: string
}

/** One post found, with how well it fits: higher is better. */
export interface TextHit {
  readonly id: PostId
  readonly score: number
}

const options: Options<IndexedText> = {
  fields: ['text'],
  tokenize: termsOf,
  // `termsOf` has done the folding already.
  processTerm: (term) => term,
  autoVacuum: { minDirtCount: 200, minDirtFactor: 0.1, batchSize: 200, batchWait: 5 },
}
const exact: SearchOptions = { combineWith: 'AND', prefix: true }
const forgiving: SearchOptions = { ...exact, fuzzy: (term) => (term.length > 4 ? 0.2 : false) }

/** Full-text index of all posts: every word must occur, as a word or the beginning of one. */
export class TextIndex {
  readonly #index: MiniSearch<IndexedText>
  /** The hashtags and mentions of the same texts. */
  readonly vocabulary: Vocabulary

  private constructor(index: MiniSearch<IndexedText>, vocabulary: Vocabulary) {
    this.#index = index
    this.vocabulary = vocabulary
  }

  static empty(): TextIndex {
    return new TextIndex(new MiniSearch(options), new Vocabulary())
  }

  /** Reads what `toJSON` wrote, in the same version of this file. */
  static fromJSON(json: string): TextIndex {
    const { index, vocabulary } = JSON.parse(json)
    return new TextIndex(MiniSearch.loadJS(index, options), Vocabulary.from(vocabulary))
  }

  toJSON(): string {
    return JSON.stringify({ index: this.#index, vocabulary: this.vocabulary })
  }

  /** Adds or replaces a post's text; null takes the post out. */
  put(id: PostId, text: string | null): void {
    this.vocabulary.put(id, text)
    if (this.#index.has(id)) this.#index.discard(id)
    if (text !== null) this.#index.add({ id, text })
  }

  /** Best first. Only when nothing fits exactly are small misspellings forgiven. */
  search(text: string): readonly TextHit[] {
    const hits = this.#index.search(text, exact)
    return (hits.length > 0 ? hits : this.#index.search(text, forgiving)).map(({ id, score }) => ({ id, score }))
  }

  /** The ids of all posts that fit exactly. */
  matches(text: string): ReadonlySet<PostId> {
    return new Set(this.#index.search(text, exact).map(({ id }) => id))
  }
}
