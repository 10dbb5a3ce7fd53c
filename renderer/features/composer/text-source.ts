import type * as Y from 'yjs'
import { type AsideName, asideBeginning } from '../../../shared/plan/asides.ts'
import { begin, beginApart, isBegun } from '../../../shared/plan/beginning.ts'
import type { ChannelId } from '../../../shared/plan/post.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { chooseWording, chosenBase, detach, textFor } from '../../../shared/plan/variants.ts'

/** What an editor shows and writes: the shared text, what counts for one channel, or what that says beside it. */
export interface TextSource {
  readonly doc: Y.Doc
  /** Marks what this person writes, for their undo. */
  readonly origin: unknown
  /** The text that is shown now: another one after its channel was detached or attached, by whomever. */
  current(): Y.Text
  /** The text that this person's edit goes into, to be asked before each edit and outside of a transaction. */
  forEdit(): Y.Text
}

/** The text that all channels without a wording of their own say. */
export function sharedSource(doc: Y.Doc, origin: unknown): TextSource {
  const text = textOf(doc)
  return { doc, origin, current: () => text, forEdit: () => text }
}

/** What counts for one channel: its first edit here gives it a wording of its own, as a step of undo that begins there. */
export function channelSource(undoManager: Y.UndoManager, origin: unknown, channel: ChannelId): TextSource {
  const { doc } = undoManager
  // Stated once: the choice may be another's, and their undo of it must leave what is written here.
  let stated: string | null = null
  return {
    doc,
    origin,
    current: () => textFor(doc, channel),
    forEdit() {
      const base = chosenBase(doc, channel)
      if (base === null || base !== stated) undoManager.stopCapturing()
      if (base === null) {
        detach(doc, channel, origin)
        stated = chosenBase(doc, channel)
      } else if (base !== stated) {
        chooseWording(doc, channel, base, origin)
        stated = base
      }
      return textFor(doc, channel)
    },
  }
}

/** What a channel says beside its text. What an earlier version kept is begun by the first edit, and nobody's to undo. */
export function asideSource(doc: Y.Doc, origin: unknown, channel: ChannelId, name: AsideName): TextSource {
  // Shown until then.
  let apart: { readonly name: string; readonly text: Y.Text } | null = null
  return {
    doc,
    origin,
    current() {
      const beginning = asideBeginning(doc, channel, name)
      if (isBegun(doc, beginning)) return doc.getText(beginning.name)
      if (apart?.name !== beginning.name) apart = { name: beginning.name, text: beginApart(beginning) }
      return apart.text
    },
    forEdit() {
      const beginning = asideBeginning(doc, channel, name)
      begin(doc, beginning)
      return doc.getText(beginning.name)
    },
  }
}
