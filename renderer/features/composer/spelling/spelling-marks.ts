import { type EditorState, type Extension, type Range, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { CheckedText, Misspelling } from '../../../../shared/ipc/spelling-api.ts'
import type { SpellingLanguage } from '../../../../shared/plan/spelling-languages.ts'
import { isKnown } from './known-words.ts'

/** How the spelling of a text is checked. */
export interface SpellingSettings {
  /** Null where nothing is checked. */
  readonly language: SpellingLanguage | null
  /** Nobody has said that the post is in this language: a text that is mostly unknown is then left alone. */
  readonly isGuess: boolean
  readonly known: ReadonlySet<string>
}

/** What an editor needs for its spelling. */
export interface SpellingParts {
  /** Checks texts; null when that fails. */
  check(language: SpellingLanguage, texts: readonly string[]): Promise<readonly CheckedText[] | null>
  /** Told a word whose suggestions the person asks for; it is selected. */
  onAsk(word: Misspelling): void
  /** Told when the person looks for the next mistake and there is none. */
  onNone(): void
}

/** Tells the editor how to check from now on. */
export const setSpelling = StateEffect.define<SpellingSettings>()
const checked = StateEffect.define<null>()

const unchecked: SpellingSettings = { language: null, isGuess: false, known: new Set() }
const settingsField = StateField.define<SpellingSettings>({
  create: () => unchecked,
  update: (settings, { effects }) =>
    effects.reduce((now, effect) => (effect.is(setSpelling) ? effect.value : now), settings),
})
const misspelt = Decoration.mark({ class: 'mark-misspelt', attributes: { 'aria-invalid': 'spelling' } })

const pauseMs = 200
const mostTexts = 1_000
const fewestWords = 6

class SpellingMarks implements PluginValue {
  decorations: DecorationSet = Decoration.none
  readonly parts: SpellingParts
  readonly #view: EditorView
  /** What was found in the lines of the text, by their words: only what has changed is checked again. */
  readonly #found = new Map<string, CheckedText>()
  #waiting: ReturnType<typeof setTimeout> | undefined
  #alive = true

  constructor(view: EditorView, parts: SpellingParts) {
    this.#view = view
    this.parts = parts
  }

  update(update: ViewUpdate): void {
    const before = update.startState.field(settingsField)
    const { language } = this.#settings(update.state)
    if (language !== before.language) this.#found.clear()
    if (update.docChanged) this.decorations = this.decorations.map(update.changes)
    this.#draw(update.state)
    if (language === null) return
    if (update.docChanged) this.#askIn(pauseMs)
    else if (update.viewportChanged || language !== before.language) this.#askIn(0)
  }

  destroy(): void {
    this.#alive = false
    clearTimeout(this.#waiting)
  }

  /** The mistake that the place touches. */
  at(place: number): Misspelling | null {
    return (
      this.#mistakes(this.#view.state, this.#view.state.doc.lineAt(place)).find(
        (each) => each.from <= place && place <= each.to,
      ) ?? null
    )
  }

  /** The first mistake after the selection, or else the first of all: the rest of the text is checked for that. */
  async next(): Promise<Misspelling | null> {
    const { doc } = this.#view.state
    await this.#check(Array.from(doc.iterLines()))
    if (!this.#alive) return null
    const { state } = this.#view
    const all: Misspelling[] = []
    for (let at = 1; at <= state.doc.lines; at++) all.push(...this.#mistakes(state, state.doc.line(at)))
    const { from, empty } = state.selection.main
    return all.find((each) => each.from > from || (empty && each.from === from)) ?? all[0] ?? null
  }

  #settings(state: EditorState): SpellingSettings {
    return state.field(settingsField)
  }

  #askIn(delay: number): void {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(
      () => void this.#check(this.#visibleLines(this.#view.state).map(({ text }) => text)),
      delay,
    )
  }

  async #check(lines: readonly string[]): Promise<void> {
    const { language } = this.#settings(this.#view.state)
    const texts = [...new Set(lines)].filter((text) => text.trim() !== '' && !this.#found.has(text))
    if (language === null || texts.length === 0) return
    const answers = await this.parts.check(language, texts)
    if (answers === null || !this.#alive || this.#settings(this.#view.state).language !== language) return
    if (this.#found.size + texts.length > mostTexts) this.#found.clear()
    for (const [at, answer] of answers.entries()) this.#found.set(texts[at] ?? '', answer)
    this.#view.dispatch({ effects: checked.of(null) })
  }

  #visibleLines(state: EditorState) {
    const lines = new Map<number, ReturnType<typeof state.doc.lineAt>>()
    for (const { from, to } of this.#view.visibleRanges) {
      for (let at = from; at <= to; ) {
        const line = state.doc.lineAt(at)
        lines.set(line.number, line)
        at = line.to + 1
      }
    }
    return [...lines.values()]
  }

  #mistakes(
    state: EditorState,
    { from, text }: { readonly from: number; readonly text: string },
  ): readonly Misspelling[] {
    const { known } = this.#settings(state)
    return (this.#found.get(text)?.misspellings ?? [])
      .filter(({ word }) => !isKnown(known, word))
      .map((each) => ({ ...each, from: from + each.from, to: from + each.to }))
  }

  /** The word that is being written is not marked before it is done. */
  #isBeingWritten(state: EditorState, { to }: Misspelling): boolean {
    const { empty, head } = state.selection.main
    return empty && head === to && this.#view.hasFocus
  }

  #draw(state: EditorState): void {
    if (this.#settings(state).language === null) {
      this.decorations = Decoration.none
      return
    }
    const marks: Range<Decoration>[] = []
    let [words, unknown] = [0, 0]
    for (const line of this.#visibleLines(state)) {
      const found = this.#found.get(line.text)
      if (found === undefined) {
        // Being checked: what was marked in it stays meanwhile.
        this.decorations.between(
          line.from,
          line.to,
          (from, to) => void (from < to && marks.push(misspelt.range(from, to))),
        )
        continue
      }
      const mistakes = this.#mistakes(state, line)
      words += found.words
      unknown += mistakes.length
      for (const each of mistakes)
        if (!this.#isBeingWritten(state, each)) marks.push(misspelt.range(each.from, each.to))
    }
    const isOther = this.#settings(state).isGuess && words >= fewestWords && unknown * 2 > words
    this.decorations = isOther ? Decoration.none : Decoration.set(marks, true)
  }
}

const plugin = ViewPlugin.define((view, parts: SpellingParts) => new SpellingMarks(view, parts), {
  decorations: ({ decorations }) => decorations,
})

function ask(view: EditorView, word: Misspelling | null): boolean {
  const marks = view.plugin(plugin)
  if (word === null || marks === null || view.state.readOnly) return false
  view.dispatch({ selection: { anchor: word.from, head: word.to }, scrollIntoView: true })
  marks.parts.onAsk(word)
  return true
}

/** Goes to the next mistake, or says that there is none; false where nothing is checked. */
export function nextMistake(view: EditorView): boolean {
  const marks = view.plugin(plugin)
  if (marks === null || view.state.field(settingsField).language === null) return false
  void marks.next().then((word) => (word === null ? marks.parts.onNone() : ask(view, word)))
  return true
}

/** Marks the words of the visible lines that no dictionary knows, and leads from one to the next by key and by mouse. */
export function spelling(parts: SpellingParts): Extension {
  return [
    settingsField,
    plugin.of(parts),
    EditorView.contentAttributes.of((view) => ({
      // Where ours checks, the system's checker would mark the same words again.
      spellcheck: String(view.state.field(settingsField).language === null),
    })),
    EditorView.domEventHandlers({
      contextmenu(event, view) {
        const { main } = view.state.selection
        const place = view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? main.head
        const word = view.plugin(plugin)?.at(place) ?? null
        // A selection of more than the word is meant to be cut or copied.
        const isSelected = !main.empty && main.from <= place && place <= main.to
        const isOther = word !== null && isSelected && (main.from < word.from || main.to > word.to)
        if (isOther || !ask(view, word)) return false
        event.preventDefault()
        return true
      },
    }),
    keymap.of([
      { key: 'F7', run: nextMistake, preventDefault: true },
      { key: 'Alt-Enter', run: (view) => ask(view, view.plugin(plugin)?.at(view.state.selection.main.head) ?? null) },
    ]),
  ]
}
