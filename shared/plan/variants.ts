import type * as Y from 'yjs'
import { asideChannel } from './asides.ts'
import { asEncoded, begin, clientOf, hashOf } from './beginning.ts'
import type { ChannelId } from './post.ts'
import { isListedId } from './post-schema.ts'
import { textOf } from './post-text.ts'

/**
 * A channel's own wordings of a post [VA1]. Each is a text of its own, `variant:<channel>:<base>`, where the base names
 * the shared text that it was detached from; the map `variants` says per channel which one counts. Nothing is erased:
 * a wording that no longer counts keeps its text.
 */
const chosenOf = (doc: Y.Doc) => doc.getMap<unknown>('variants')

/** A wording of a channel, by the name of the shared text that it began as: 16 hex digits, and a number if that began several. */
export type WordingBase = string

/** A wording that someone wrote for a channel and that does not count now. */
export interface Wording {
  readonly base: WordingBase
  readonly text: string
}

const baseForm = /^[0-9a-f]{16}(?:\.[0-9]{1,3})?$/
const prefixOf = (channel: ChannelId) => `variant:${channel}:`
const wordingOf = (doc: Y.Doc, channel: ChannelId, base: WordingBase) => doc.getText(prefixOf(channel) + base)

/** More wordings than a team writes: what a hostile document holds beyond them is not read. */
const maxWordings = 64
const maxNames = 1000
const maxChannels = 200

/** The wording that counts for a channel; null while the channel says what the shared text says. */
export function chosenBase(doc: Y.Doc, channel: ChannelId): WordingBase | null {
  const base = chosenOf(doc).get(channel)
  return typeof base === 'string' && baseForm.test(base) ? base : null
}

/** The text that counts for a channel: its own wording, or the shared text. */
export function textFor(doc: Y.Doc, channel: ChannelId): Y.Text {
  const base = chosenBase(doc, channel)
  return base === null ? textOf(doc) : wordingOf(doc, channel, base)
}

/** The channels with a wording of their own, in the order of their ids. */
export const detachedChannels = (doc: Y.Doc): readonly ChannelId[] =>
  [...chosenOf(doc).keys()]
    .filter((channel) => isListedId(channel) && chosenBase(doc, channel) !== null)
    .sort()
    .slice(0, maxChannels)

/** Where a text of the post stands: with a channel, whether it counts there or not, or in all of them, which is null. */
export interface TextPlace {
  readonly channel: ChannelId | null
}

/** The place of a shared type; null for what is no text that a person writes into. */
export function placeOf(doc: Y.Doc, type: unknown): TextPlace | null {
  if (type === textOf(doc)) return { channel: null }
  const [name = ''] = [...doc.share].find(([, shared]) => shared === type) ?? []
  const channel = /^variant:(.+):[^:]*$/s.exec(name)?.[1] ?? asideChannel(name)
  return channel === null ? null : { channel }
}

/** The places of all that a transaction has changed, of choices among wordings as well as of texts. */
export function touchedPlaces(
  doc: Y.Doc,
  changed: ReadonlyMap<unknown, ReadonlySet<string | null>>,
): readonly TextPlace[] {
  return [...changed].flatMap(([type, keys]) => {
    if (type === chosenOf(doc)) return [...keys].flatMap((channel) => (channel === null ? [] : [{ channel }]))
    return placeOf(doc, type) ?? []
  })
}

/**
 * Gives a channel its own wording, which begins as the shared text says now, and returns its text. Whoever detaches
 * from the same text gets the same one, also at the same time on different computers [VA2]. `origin` marks the choice,
 * for the person's undo; the beginning itself is nobody's, so this must not be called within a transaction [VA3].
 */
export function detach(doc: Y.Doc, channel: ChannelId, origin: unknown = null): Y.Text {
  const base = freshBase(doc, channel)
  chooseWording(doc, channel, base, origin)
  return wordingOf(doc, channel, base)
}

/** Gives a post that is being made a wording for a channel, in the transaction that makes it. */
export function writeWording(doc: Y.Doc, channel: ChannelId, text: string): void {
  const base = hashOf(channel, textOf(doc).toString())
  wordingOf(doc, channel, base).insert(0, text)
  chooseWording(doc, channel, base)
}

/** Lets a wording count, or states again that it does: another's undo of the same choice then leaves it as it is [VA4]. */
export function chooseWording(doc: Y.Doc, channel: ChannelId, base: WordingBase, origin: unknown = null): void {
  doc.transact(() => chosenOf(doc).set(channel, base), origin)
}

/** Lets the channel say what the shared text says again. Its wording is kept among the others [VA5]. */
export function reattach(doc: Y.Doc, channel: ChannelId, origin: unknown = null): void {
  if (chosenBase(doc, channel) !== null) doc.transact(() => chosenOf(doc).delete(channel), origin)
}

/** What has been written for a channel and does not count: nothing that is empty or says what its beginning said [VA5]. */
export function otherWordings(doc: Y.Doc, channel: ChannelId): readonly Wording[] {
  const prefix = prefixOf(channel)
  const chosen = chosenBase(doc, channel)
  const bases = [...doc.share.keys()]
    .flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
    .filter((base) => baseForm.test(base) && base !== chosen)
    .sort()
    .slice(0, maxWordings)
  return bases
    .map((base) => ({ base, text: wordingOf(doc, channel, base).toString() }))
    .filter(({ base, text }) => text !== '' && !base.startsWith(hashOf(channel, text)))
}

/**
 * The first wording from the shared text as it is now that still says just this; it is begun if nobody has. When a
 * hostile document has used all the names up, the last one, whatever it says.
 */
function freshBase(doc: Y.Doc, channel: ChannelId): WordingBase {
  const text = asEncoded(textOf(doc).toString())
  const hash = hashOf(channel, text)
  let base = hash
  for (let number = 1; number < maxNames && !beginWording(doc, channel, base, text); number++) {
    base = `${hash}.${number}`
  }
  return base
}

const beginWording = (doc: Y.Doc, channel: ChannelId, base: WordingBase, text: string) =>
  begin(doc, { name: prefixOf(channel) + base, text, client: clientOf(channel, base, text) })
