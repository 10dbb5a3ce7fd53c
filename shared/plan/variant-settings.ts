import * as v from 'valibot'
import type * as Y from 'yjs'
import { asideChannels, asideFor, asideNames, writeAside } from './asides.ts'
import type { ChannelId, Variant, Variants } from './post.ts'
import { entryId, isListedId, link } from './post-schema.ts'
import { sameValue } from './same-value.ts'
import { chosenBase, detachedChannels, textFor, writeWording } from './variants.ts'

/**
 * What is decided about a post on one channel: a map `variant-settings` from `<setting>:<channel>` to a value, so that
 * two people can decide about different settings at once [VA6].
 */
const settingsOf = (doc: Y.Doc) => doc.getMap<unknown>('variant-settings')

/** Everything of a variant but its wording. */
export type VariantSettings = Omit<Variant, 'text'>

/** The part that is decided rather than written. What is left out of a patch stays as it is. */
export type VariantDecisions = Pick<Variant, 'link' | 'media' | 'isThread'>

const noSettings: VariantSettings = {
  link: null,
  firstComment: '',
  contentWarning: '',
  media: null,
  isThread: false,
}

const schema = v.object({
  link: v.fallback(v.nullable(link), null),
  media: v.fallback(v.nullable(v.pipe(v.array(entryId), v.maxLength(100))), null),
  isThread: v.fallback(v.boolean(), false),
})
const names = ['link', 'media', 'isThread'] as const
const maxChannels = 200

/** Decides something about one channel. What already is as wanted stays untouched, so that nothing is sent for it. */
export function changeVariant(
  doc: Y.Doc,
  channel: ChannelId,
  patch: Partial<VariantDecisions>,
  origin: unknown = null,
): void {
  const current = settingsFor(doc, channel)
  doc.transact(() => {
    for (const name of names) {
      const value = patch[name]
      if (value === undefined || sameValue(value, current[name])) continue
      settingsOf(doc).set(`${name}:${channel}`, value)
    }
  }, origin)
}

/** The variants of the channels for which anything differs. Settings that cannot be read take their defaults. */
export function readVariants(doc: Y.Doc): Variants {
  const channels = [...new Set([...detachedChannels(doc), ...settledChannels(doc), ...asideChannels(doc)])].sort()
  return new Map(
    channels.flatMap((channel) => {
      const variant = variantFor(doc, channel)
      return saysNothing(variant) ? [] : [[channel, variant]]
    }),
  )
}

/** Gives a post that is being made its variants. */
export function writeVariants(doc: Y.Doc, variants: Variants): void {
  for (const [channel, { text, ...settings }] of variants) {
    changeVariant(doc, channel, settings)
    for (const name of asideNames) writeAside(doc, channel, name, settings[name])
    if (text !== null) writeWording(doc, channel, text)
  }
}

const variantFor = (doc: Y.Doc, channel: ChannelId): Variant => ({
  text: chosenBase(doc, channel) === null ? null : textFor(doc, channel).toString(),
  ...settingsFor(doc, channel),
})

/** What is decided about one channel and written beside its text; defaults where nothing is. */
export function settingsFor(doc: Y.Doc, channel: ChannelId): VariantSettings {
  const stored = settingsOf(doc)
  const values = names.flatMap((name) => {
    const value = stored.get(`${name}:${channel}`)
    return value === undefined ? [] : [[name, value]]
  })
  const { link, media, isThread } = v.parse(schema, { ...noSettings, ...Object.fromEntries(values) })
  const [firstComment, contentWarning] = [
    asideFor(doc, channel, 'firstComment'),
    asideFor(doc, channel, 'contentWarning'),
  ]
  return { link, firstComment, contentWarning, media, isThread }
}

const settledChannels = (doc: Y.Doc): readonly ChannelId[] =>
  [...settingsOf(doc).keys()]
    .map((key) => key.slice(key.indexOf(':') + 1))
    .filter(isListedId)
    .slice(0, maxChannels)

const saysNothing = ({ text, ...settings }: Variant) => text === null && sameValue(settings, noSettings)
