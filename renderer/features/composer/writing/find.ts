import { findNext, findPrevious, openSearchPanel, SearchQuery, search } from '@codemirror/search'
import type { EditorState, Extension } from '@codemirror/state'
import { keymap } from '@codemirror/view'

/** How many places a text has words at, up to `most`, and which of them is selected: 0 for none. */
export interface Found {
  readonly total: number
  readonly current: number
}

const mostCounted = 999

/** Counts where the words of a query stand. */
export function countFound(query: SearchQuery, state: EditorState): Found {
  if (!query.valid) return { total: 0, current: 0 }
  const { from, to } = state.selection.main
  const cursor = query.getCursor(state)
  let [total, current] = [0, 0]
  for (let next = cursor.next(); !next.done && total < mostCounted; next = cursor.next()) {
    total++
    if (next.value.from === from && next.value.to === to) current = total
  }
  return { total, current }
}

/** What a person looks for and puts in its place, letter for letter. */
export const plainQuery = (words: string, replace: string): SearchQuery =>
  new SearchQuery({ search: words, replace, literal: true })

/**
 * Find and replace. The bar for it is drawn by the caller in the element that `onBar` is told; null when it is closed.
 */
export function find(onBar: (bar: HTMLElement | null) => void): Extension {
  return [
    search({
      top: true,
      literal: true,
      createPanel() {
        const dom = document.createElement('div')
        onBar(dom)
        return { dom, top: true, destroy: () => onBar(null) }
      },
    }),
    keymap.of([
      { key: 'Mod-f', run: openSearchPanel },
      { key: 'Mod-g', run: findNext, shift: findPrevious, preventDefault: true },
      { key: 'F3', run: findNext, shift: findPrevious, preventDefault: true },
    ]),
  ]
}
