import * as Y from 'yjs'
import type { AsideName } from '../../../shared/plan/asides.ts'
import type { ChannelId, Post, PostPatch } from '../../../shared/plan/post.ts'
import { changePost, readPost, touchPost } from '../../../shared/plan/post-document.ts'
import { changeVariant, type VariantDecisions } from '../../../shared/plan/variant-settings.ts'
import {
  chooseWording,
  placeOf,
  reattach,
  type TextPlace,
  touchedPlaces,
  type WordingBase,
} from '../../../shared/plan/variants.ts'
import { asideSource, channelSource, sharedSource, type TextSource } from './text-source.ts'

// Marks this person's changes, so that their undo knows them.
const own = Symbol('own change')

/** Everything of a post but its wordings, which the editor shows by itself. */
export type PostFields = Omit<Post, 'text' | 'variants'>

/** One person's editing of one open post: text and fields, with one undo over both that takes back only their own. */
export interface PostEditing {
  readonly doc: Y.Doc
  readonly undoManager: Y.UndoManager
  /** What an editor of a channel's text is bound to; of the shared text for null. */
  source(channel: ChannelId | null): TextSource
  /** What an editor of what a channel says beside its text is bound to. */
  aside(channel: ChannelId, name: AsideName): TextSource
  /** Changes fields as one step of undo. */
  change(patch: PostPatch): void
  /** Changes the document by functions of shared/plan, which take the origin, as one step of undo. */
  edit(change: (origin: unknown) => void): void
  /** The same for typing: what follows soon joins the step. */
  type(change: (origin: unknown) => void): void
  /** Decides about one channel beside its wording, as one step of undo. */
  changeVariant(channel: ChannelId, patch: Partial<VariantDecisions>): void
  /** Lets a channel say what the shared text says again, as one step of undo; its wording is kept. */
  reattach(channel: ChannelId): void
  /** Lets another wording of the channel count, as one step of undo. */
  choose(channel: ChannelId, base: WordingBase): void
  /** The post as it is now; the same object until something changes. Null while the document is empty. */
  read(): Post | null
  /** The same object until something besides the text changes: nothing is drawn again for each key. */
  fields(): PostFields | null
  /** Tells of each change: of keys only once the frame that shows them is drawn. */
  subscribe(onChange: () => void): () => void
  /** Tells after each undo and redo which texts it has changed. */
  onReturn(listener: (places: readonly TextPlace[]) => void): () => void
  destroy(): void
}

/** How an open document is edited in its surroundings. */
interface EditingOptions {
  /** Nothing is changed while this says no. Left out: all may be. */
  readonly mayChange?: () => boolean
  /** Puts off until after the frame what is told of keys. Left out: told at once. */
  readonly afterFrame?: (task: () => void) => () => void
}

/** Starts editing an open document. `now` gives UTC milliseconds. */
export function editPost(doc: Y.Doc, now: () => number, options: EditingOptions = {}): PostEditing {
  const { mayChange = () => true, afterFrame = (task) => task } = options
  const undoManager = new Y.UndoManager(doc, { trackedOrigins: new Set([own]) })
  let current = readPost(doc)
  let fields = fieldsOf(current)
  let isRead = true
  const listeners = new Set<() => void>()
  const catchUp = () => {
    if (isRead) return
    isRead = true
    current = readPost(doc)
    const next = fieldsOf(current)
    if (JSON.stringify(next) !== JSON.stringify(fields)) fields = next
  }
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const tellOfKeys = afterFrame(tell)
  const isText = (type: unknown) => placeOf(doc, type) !== null
  const changed = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    isRead = false
    if ([...transaction.changed.keys()].every(isText)) tellOfKeys()
    else tell()
  }
  const typed = (transaction: Y.Transaction) => {
    if (!transaction.local || ![...transaction.changed.keys()].some(isText)) return
    // After the transaction: a change within the observer would join the person's undo step.
    queueMicrotask(() => touchPost(doc, now()))
  }
  const step = (change: () => void) => {
    if (!mayChange()) return
    undoManager.stopCapturing()
    change()
    undoManager.stopCapturing()
  }
  const stepAndTouch = (change: () => void) => {
    step(change)
    if (mayChange()) touchPost(doc, now())
  }
  doc.on('update', changed)
  doc.on('afterTransaction', typed)
  return {
    doc,
    undoManager,
    source: (channel) => (channel === null ? sharedSource(doc, own) : channelSource(undoManager, own, channel)),
    aside: (channel, name) => asideSource(doc, own, channel, name),
    change: (patch) => step(() => changePost(doc, patch, now(), own)),
    edit: (change) => stepAndTouch(() => change(own)),
    type(change) {
      if (!mayChange()) return
      change(own)
      touchPost(doc, now())
    },
    changeVariant: (channel, patch) => stepAndTouch(() => changeVariant(doc, channel, patch, own)),
    reattach: (channel) => stepAndTouch(() => reattach(doc, channel, own)),
    choose: (channel, base) => stepAndTouch(() => chooseWording(doc, channel, base, own)),
    read() {
      catchUp()
      return current
    },
    fields() {
      catchUp()
      return fields
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    onReturn(listener) {
      const told = ({ origin, changed }: Y.Transaction) => {
        if (origin === undoManager) listener(touchedPlaces(doc, changed))
      }
      doc.on('afterTransaction', told)
      return () => doc.off('afterTransaction', told)
    },
    destroy() {
      doc.off('update', changed)
      doc.off('afterTransaction', typed)
      listeners.clear()
      undoManager.destroy()
    },
  }
}

function fieldsOf(post: Post | null): PostFields | null {
  if (post === null) return null
  const { text: _text, variants: _variants, ...fields } = post
  return fields
}
