import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { textMarks } from '../../../shared/plan/text-marks.ts'

const decorations = {
  link: Decoration.mark({ class: 'mark-link' }),
  hashtag: Decoration.mark({ class: 'mark-hashtag' }),
  mention: Decoration.mark({ class: 'mark-mention' }),
}

// A mark that begins before the visible part is found again by looking back this far.
const margin = 300

function marksInView(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  let done = 0
  for (const range of view.visibleRanges) {
    const from = Math.max(done, view.state.doc.lineAt(range.from).from, range.from - margin)
    const to = Math.min(view.state.doc.lineAt(range.to).to, range.to + margin)
    if (to <= from) continue
    for (const mark of textMarks(view.state.doc.sliceString(from, to))) {
      builder.add(from + mark.from, from + mark.to, decorations[mark.kind])
    }
    done = to
  }
  return builder.finish()
}

class MarkPlugin {
  decorations: DecorationSet
  constructor(view: EditorView) {
    this.decorations = marksInView(view)
  }
  update(update: ViewUpdate) {
    if (update.docChanged || update.viewportChanged) this.decorations = marksInView(update.view)
  }
}

/** Marks hashtags, mentions and links in the visible part of the text. */
export const markPlugin: Extension = ViewPlugin.fromClass(MarkPlugin, { decorations: (plugin) => plugin.decorations })
