import * as encoding from 'lib0/encoding'
import { digest } from 'lib0/hash/sha256'
import { type ChannelId, type ContentPart, contentParts, type Post, type Variant } from './post.ts'
import { mediaOfChannel } from './variant-media.ts'

/**
 * What an approval is about, and what names it [AP2]: what people will see. When it goes out, and labels, people and
 * status inside the plan, are no part of it: a post is approved first and scheduled then.
 */
type Content = Pick<Post, 'text' | 'variants' | 'media' | 'channels'>

const domain = 'placard content 1'
const digestBytes = 32
const hintBytes = 4

/** Length of a content's name: its SHA-256, then the beginnings of the hashes of its parts, which tell what differs. */
export const contentNameBytes = digestBytes + hintBytes * contentParts.length

/** The name of a post's content: the same bytes wherever it says and shows the same [AP2]. */
export function contentName(post: Content): Uint8Array {
  const parts = contentParts.map((part) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, `${domain} ${part}`)
    writers[part](encoder, post)
    return encoding.toUint8Array(encoder)
  })
  const whole = encoding.createEncoder()
  encoding.writeVarString(whole, domain)
  for (const part of parts) encoding.writeVarUint8Array(whole, part)
  const name = encoding.createEncoder()
  encoding.writeUint8Array(name, digest(encoding.toUint8Array(whole)))
  for (const part of parts) encoding.writeUint8Array(name, digest(part).subarray(0, hintBytes))
  return encoding.toUint8Array(name)
}

/** True if both name the same content. */
export const isSameContent = (a: Uint8Array, b: Uint8Array): boolean => isSame(a, b, 0, digestBytes)

/** The parts in which two contents differ. */
export const differingParts = (a: Uint8Array, b: Uint8Array): readonly ContentPart[] =>
  contentParts.filter((_, at) => !isSame(a, b, digestBytes + at * hintBytes, hintBytes))

function isSame(a: Uint8Array, b: Uint8Array, from: number, length: number): boolean {
  for (let at = from; at < from + length; at++) if (a[at] === undefined || a[at] !== b[at]) return false
  return true
}

const writers: Readonly<Record<ContentPart, (encoder: encoding.Encoder, post: Content) => void>> = {
  text: (encoder, { text }) => encoding.writeVarString(encoder, text),
  versions: writeVersions,
  media(encoder, { media }) {
    encoding.writeVarUint(encoder, media.length)
    for (const { asset, alt } of media) writeStrings(encoder, asset, alt)
  },
  channels: (encoder, { channels }) => writeStrings(encoder, ...inOrder(channels)),
}

/** Only of channels on which the post goes out, and only where it differs from what it is everywhere. */
function writeVersions(encoder: encoding.Encoder, post: Content): void {
  for (const channel of inOrder(post.channels)) {
    const variant = post.variants.get(channel)
    if (variant === undefined) continue
    const version = encoding.createEncoder()
    writeVersion(version, post, variant)
    const bytes = encoding.toUint8Array(version)
    if (bytes.every((byte) => byte === 0)) continue
    encoding.writeVarString(encoder, channel)
    encoding.writeVarUint8Array(encoder, bytes)
  }
}

/** All zeros for a channel that says and shows what the post does everywhere. */
function writeVersion(encoder: encoding.Encoder, post: Content, variant: Variant): void {
  writeOptional(encoder, variant.text === post.text ? null : variant.text)
  writeOptional(encoder, variant.link)
  writeStrings(encoder, variant.firstComment, variant.contentWarning)
  encoding.writeVarUint(encoder, variant.isThread ? 1 : 0)
  const places = shownPlaces(post, variant)
  encoding.writeVarUint(encoder, places === null ? 0 : 1)
  for (const place of places ?? []) encoding.writeVarUint(encoder, place)
}

/** Which of the post's media the channel shows, in its order, by their places; null for all as the post has them. */
function shownPlaces({ media }: Content, variant: Variant): readonly number[] | null {
  if (variant.media === null) return null
  const ids = media.map(({ id }) => id)
  const shown = mediaOfChannel(ids, variant.media).flatMap(({ id, isShown }) => (isShown ? [ids.indexOf(id)] : []))
  return shown.length === ids.length && shown.every((place, at) => place === at) ? null : shown
}

function writeOptional(encoder: encoding.Encoder, text: string | null): void {
  encoding.writeVarUint(encoder, text === null ? 0 : 1)
  if (text !== null) encoding.writeVarString(encoder, text)
}

function writeStrings(encoder: encoding.Encoder, ...texts: readonly string[]): void {
  for (const text of texts) encoding.writeVarString(encoder, text)
}

const inOrder = (channels: readonly ChannelId[]) => [...new Set(channels)].sort()
