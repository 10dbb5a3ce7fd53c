import type { EditorView } from '@codemirror/view'

/** Puts words in place of the selection and leaves the caret behind them, with the keyboard in the text again. */
export function insertWords(view: EditorView, words: string): void {
  view.dispatch(view.state.replaceSelection(words), { scrollIntoView: true, userEvent: 'input.paste' })
  returnToText(view)
}

/** Brings the keyboard back to the text from a menu that closes: until it has, the menu would keep it. */
export function returnToText(view: EditorView): void {
  requestAnimationFrame(() => view.focus())
}

/** Brings the caret and the keyboard to a place of the text; to its end for a place behind it. */
export function goTo(view: EditorView, from: number): void {
  view.dispatch({ selection: { anchor: Math.min(from, view.state.doc.length) }, scrollIntoView: true })
  view.focus()
}

/** Inserts the hashtags that the text does not have yet, parted by spaces from what stands before and after them. */
export function insertHashtags(view: EditorView, hashtags: readonly string[]): void {
  const { state } = view
  const { from, to } = state.selection.main
  const words = missingHashtags(state.doc.toString(), hashtags).join(' ')
  const before = state.sliceDoc(Math.max(0, from - 1), from)
  const after = state.sliceDoc(to, to + 1)
  const space = (character: string) => (words === '' || /^\s?$/.test(character) ? '' : ' ')
  insertWords(view, space(before) + words + space(after))
}

/** Those of some hashtags that a text does not hold, in whatever case. */
export function missingHashtags(text: string, hashtags: readonly string[]): readonly string[] {
  const held = new Set(text.toLowerCase().match(/[#＃][\p{L}\p{N}\p{M}_\u200c\u200d]+/gu))
  return hashtags.filter((hashtag) => !held.has(hashtag.toLowerCase()))
}
