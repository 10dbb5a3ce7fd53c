import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const byItsWords = Decoration.line({ attributes: { dir: 'auto' } })

function linesInView(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  let next = 0
  for (const { from, to } of view.visibleRanges) {
    for (let at = Math.max(next, from); at <= to; at = next) {
      const line = view.state.doc.lineAt(at)
      builder.add(line.from, line.from, byItsWords)
      next = line.to + 1
    }
  }
  return builder.finish()
}

class LineDirection {
  decorations: DecorationSet
  constructor(view: EditorView) {
    this.decorations = linesInView(view)
  }
  update(update: ViewUpdate) {
    if (update.docChanged || update.viewportChanged) this.decorations = linesInView(update.view)
  }
}

/** Each line runs the way that its own words are written: Arabic and Hebrew from the right. */
export const lineDirection: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(LineDirection, { decorations: (plugin) => plugin.decorations }),
]
