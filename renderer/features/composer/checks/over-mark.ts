import { type Extension, StateEffect } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

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

/** Marks the part of the text that is over a limit. */
export function overMark(overFrom: OverFrom): Extension {
  class OverMark {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = marksOf(view, overFrom)
    }
    update(update: ViewUpdate) {
      const told = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(limitsChanged)))
      if (update.docChanged || told) this.decorations = marksOf(update.view, overFrom)
    }
  }
  return ViewPlugin.fromClass(OverMark, { decorations: (plugin) => plugin.decorations })
}
