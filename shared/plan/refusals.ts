import { type OutgoingPost, postedText, refusalsOf, settingsOf } from '../platforms/check-post.ts'
import { countText } from '../platforms/count-text.ts'
import { platformRules } from '../platforms/platform-rules.ts'
import { type Channel, type Platform, platforms } from './lists.ts'
import type { Card, MediaUse, Post, Refusal, Refusals, Variant } from './post.ts'

/**
 * Where a post would be refused as it is, for its row: worked out once for each change, and for every platform, since
 * which channel is on which platform is not in its document. That it has no picture, its row says already. Null when
 * nowhere, and for what is out.
 */
export function refusalsIn(post: Post): Refusals | null {
  if (post.status === 'posted' || post.status === 'archived') return null
  const shared = refusedBy(post, undefined)
  const own = [...post.variants].map(([channel, variant]) => [channel, refusedBy(post, variant)] as const)
  if (shared.length === 0 && own.every(([, refused]) => refused.length === 0)) return null
  return { shared, own: Object.fromEntries(own) }
}

/** The channels of a card on which its post would be refused. */
export function refusingChannels(card: Card, all: readonly Channel[]): readonly Channel[] {
  const { refusals, channels, media, status } = card
  if (status === 'posted' || status === 'archived') return []
  return all.filter((channel) => {
    if (!channels.includes(channel.id)) return false
    if (media === undefined && platformRules[channel.platform].media.required !== null) return true
    if (refusals === undefined) return false
    const refused = Object.hasOwn(refusals.own, channel.id) ? refusals.own[channel.id] : refusals.shared
    const refusal = refused?.find(({ platform }) => platform === channel.platform)
    if (refusal === undefined) return false
    const { limit = 0 } = channel
    return limit === 0 || refusal.length === undefined || refusal.length > limit
  })
}

function refusedBy(post: Post, variant: Variant | undefined): readonly Refusal[] {
  return platforms.flatMap((platform): readonly Refusal[] => {
    const outgoing = outgoingOf(post, variant, platform)
    const [first, second] = refusalsOf(platform, outgoing).filter((id) => id !== 'no-media')
    if (first === undefined) return []
    if (first !== 'too-long' || second !== undefined) return [{ platform }]
    return [{ platform, length: countText(platform, postedText(outgoing), settingsOf(outgoing)).count }]
  })
}

/** What a picture is, its document does not say: here it counts as one that fits. */
function outgoingOf({ text, media }: Post, variant: Variant | undefined, platform: Platform): OutgoingPost {
  const kind = platformRules[platform].media.required === 'video' ? 'video' : 'image'
  const plain = { kind, width: 1, height: 1, bytes: 0, durationMs: null } as const
  return {
    text: variant?.text ?? text,
    media: usesOn(media, variant).map(({ alt }) => ({ ...plain, alt })),
    link: variant?.link,
    contentWarning: variant?.contentWarning,
    isThread: variant?.isThread,
  }
}

const usesOn = (media: readonly MediaUse[], variant: Variant | undefined) =>
  variant?.media == null ? media : media.filter(({ id }) => variant.media?.includes(id))
