import { type Extension, StateEffect } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { isLong, pause } from './long-text.ts'

/** Asks where the part of a text begins that is over a limit; null while nothing is. */
export type OverFrom = (text: string) => number | null

/** Tells the editor that limits have changed, though the text has not. */
export const limitsChanged = StateEffect.define<null>()

const over = Decoration.mark({ class: 'mark-over' })

function marksOf(view: EditorView, overFrom: OverFrom): DecorationSet {
  const { doc } = view.state
  const from = overFrom(doc.toString())
  return from === null || from >= doc.length ? Decoration.none : Decoration.set([over.range(from, doc.length)])
}

/** Marks the part of the text that is over a limit; in a long text after the person paused. */
export function overMark(overFrom: OverFrom): Extension {
  class OverMark {
    decorations: DecorationSet
    private waiting: ReturnType<typeof setTimeout> | undefined
    constructor(view: EditorView) {
      this.decorations = marksOf(view, overFrom)
    }
    update({ view, docChanged, changes, transactions }: ViewUpdate) {
      const told = transactions.some(({ effects }) => effects.some((effect) => effect.is(limitsChanged)))
      if (told || (docChanged && !isLong(view.state.doc.length))) {
        this.decorations = marksOf(view, overFrom)
      } else if (docChanged) {
        this.decorations = this.decorations.map(changes)
        clearTimeout(this.waiting)
        this.waiting = setTimeout(() => view.dispatch({ effects: limitsChanged.of(null) }), pause)
      }
    }
    destroy() {
      clearTimeout(this.waiting)
    }
  }
  return ViewPlugin.fromClass(OverMark, { decorations: (plugin) => plugin.decorations })
}
