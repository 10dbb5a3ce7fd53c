import type * as Y from 'yjs'
import { asEncoded, type Beginning, clientOf, hashOf, isBegun } from './beginning.ts'
import type { ChannelId } from './post.ts'
import { isListedId } from './post-schema.ts'

/** What a channel says beside its text. */
export const asideNames = ['firstComment', 'contentWarning'] as const
export type AsideName = (typeof asideNames)[number]

/**
 * Each is a text `<name>:<channel>:<base>` [VA7]. Earlier versions kept a plain value in the map `variant-settings`. It
 * is never written any more: while there is one, the text that counts is the one that begins with it, and names it by
 * its hash as its base. So nobody's words are lost by taking it over, and nothing is written for it before an edit.
 */
const nameForm = /^(firstComment|contentWarning):(.+):([0-9a-f]{16})?$/s
const prefixOf = (channel: ChannelId, name: AsideName) => `${name}:${channel}:`

/** More than earlier versions took. */
const maxPlain = 10_000
/** More than a team writes: what a hostile document holds beyond them is not read. */
const maxOthers = 16
const maxChannels = 200

/** How the text that counts begins: with nothing, or with what an earlier version kept. */
export function asideBeginning(doc: Y.Doc, channel: ChannelId, name: AsideName): Beginning {
  const stored = doc.getMap<unknown>('variant-settings').get(`${name}:${channel}`)
  const prefix = prefixOf(channel, name)
  if (typeof stored !== 'string' || stored === '' || stored.length > maxPlain) {
    return { name: prefix, text: '', client: 0 }
  }
  const text = asEncoded(stored)
  return { name: prefix + hashOf(name, channel, text), text, client: clientOf('aside', name, channel, text) }
}

/** What counts. */
export function asideFor(doc: Y.Doc, channel: ChannelId, name: AsideName): string {
  const beginning = asideBeginning(doc, channel, name)
  if (!isBegun(doc, beginning)) return beginning.text
  return doc.share.has(beginning.name) ? doc.getText(beginning.name).toString() : ''
}

/** What was written and does not count, nor stands in what does: beside another's plain value of an earlier version. */
export function otherAsides(doc: Y.Doc, channel: ChannelId, name: AsideName): readonly string[] {
  const prefix = prefixOf(channel, name)
  const counts = asideFor(doc, channel, name)
  return [...doc.share.keys()]
    .filter((key) => key.startsWith(prefix) && nameForm.test(key))
    .sort()
    .slice(0, maxOthers)
    .map((key) => doc.getText(key).toString())
    .filter((words) => !counts.includes(words))
}

/** Gives a post that is being made an aside, in the transaction that makes it. */
export function writeAside(doc: Y.Doc, channel: ChannelId, name: AsideName, words: string): void {
  if (words !== '') doc.getText(prefixOf(channel, name)).insert(0, words)
}

/** The channels that have had one. */
export const asideChannels = (doc: Y.Doc): readonly ChannelId[] =>
  [...doc.share.keys()]
    .flatMap((key) => asideChannel(key) ?? [])
    .filter(isListedId)
    .slice(0, maxChannels)

/** The channel of a shared text by its name; null for what is no aside. */
export const asideChannel = (key: string): ChannelId | null => nameForm.exec(key)?.[2] ?? null
