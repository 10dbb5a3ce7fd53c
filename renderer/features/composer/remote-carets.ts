import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { hues } from '../../../shared/plan/lists.ts'
import { type Caret, readCarets } from './carets.ts'
import type { TextSource } from './text-source.ts'

class CaretWidget extends WidgetType {
  readonly name: string
  readonly colour: number
  constructor(name: string, colour: number) {
    super()
    this.name = name
    this.colour = colour
  }
  override eq(other: CaretWidget) {
    return other.name === this.name && other.colour === this.colour
  }
  toDOM() {
    const caret = document.createElement('span')
    caret.className = `peer-caret peer-${this.colour}`
    // The name is drawn by the style sheet, so that it can never become part of the text.
    caret.dataset.name = this.name
    caret.setAttribute('aria-hidden', 'true')
    return caret
  }
}

function decorate({ peer, anchor, head }: Caret, length: number) {
  const from = Math.min(anchor, head, length)
  const to = Math.min(Math.max(anchor, head), length)
  const widget = new CaretWidget(peer.name, hues.indexOf(peer.hue))
  const caret = Decoration.widget({ widget, side: head > anchor ? -1 : 1 }).range(Math.min(head, length))
  if (from === to) return [caret]
  return [Decoration.mark({ class: `peer-selection peer-${hues.indexOf(peer.hue)}` }).range(from, to), caret]
}

const setCarets = StateEffect.define<readonly Caret[]>()

const caretField = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update(carets, transaction) {
    let next = carets.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (!effect.is(setCarets)) continue
      const ranges = effect.value.flatMap((caret) => decorate(caret, transaction.newDoc.length))
      next = Decoration.set(ranges, true)
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

// Drawing and publishing wait for the end of the current task: dispatching while the text is being synced breaks the editor.
class CaretPlugin {
  private readonly view: EditorView
  private readonly source: TextSource
  private text: Y.Text
  private readonly awareness: Awareness
  private alive = true
  private drawPending = false
  private publishPending = false
  private published = 'null'

  constructor(view: EditorView, source: TextSource, awareness: Awareness) {
    this.view = view
    this.source = source
    this.text = source.current()
    this.awareness = awareness
    awareness.on('change', this.draw)
    this.draw()
  }

  update(update: ViewUpdate) {
    const text = this.source.current()
    if (text !== this.text) this.draw()
    if (text !== this.text || update.selectionSet || update.focusChanged || update.docChanged) this.publish()
    this.text = text
  }

  destroy() {
    this.alive = false
    this.awareness.off('change', this.draw)
    // Another text of the post may have the keyboard, and have told so.
    if (this.published !== 'null') this.awareness.setLocalStateField('cursor', null)
  }

  private readonly draw = () => {
    if (this.drawPending) return
    this.drawPending = true
    queueMicrotask(() => {
      this.drawPending = false
      if (!this.alive) return
      const carets = readCarets(this.awareness.getStates(), this.awareness.clientID, this.text)
      this.view.dispatch({ effects: setCarets.of(carets) })
    })
  }

  private publish() {
    if (this.publishPending) return
    this.publishPending = true
    queueMicrotask(() => {
      this.publishPending = false
      if (!this.alive) return
      const cursor = this.view.hasFocus ? this.cursor() : null
      const form = JSON.stringify(cursor)
      if (form === this.published) return
      this.published = form
      this.awareness.setLocalStateField('cursor', cursor)
    })
  }

  private cursor() {
    const { anchor, head } = this.view.state.selection.main
    const at = (offset: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.text, offset))
    return { anchor: at(anchor), head: at(head) }
  }
}

/** Draws the carets of the other members in this text and tells them where ours is. */
export function remoteCarets(source: TextSource, awareness: Awareness): Extension {
  return [caretField, ViewPlugin.define((view) => new CaretPlugin(view, source, awareness))]
}
