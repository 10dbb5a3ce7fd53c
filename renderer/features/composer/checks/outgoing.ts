import type { Asset } from '../../../../shared/plan/asset.ts'
import type { Channel } from '../../../../shared/plan/lists.ts'
import type { MediaUse, Post } from '../../../../shared/plan/post.ts'
import type { MediaFacts, OutgoingPost } from '../../../../shared/platforms/check-post.ts'
import type { BlobHash } from '../../../../shared/replica/blobs/chunks.ts'

/** A post as it goes out on one channel, and its media in the order they have there. */
export interface Outgoing {
  readonly channel: Channel
  readonly post: OutgoingPost
  readonly media: readonly MediaUse[]
}

/** The part of a post that goes out. */
type Sayings = Pick<Post, 'text' | 'media' | 'variants'>

/** What a post says and shows on a channel. A picture that has not arrived yet counts as one that fits. */
export function outgoingOn(channel: Channel, post: Sayings, assets: ReadonlyMap<BlobHash, Asset>): Outgoing {
  const variant = post.variants.get(channel.id)
  const media = mediaOn(post.media, variant?.media ?? null)
  return {
    channel,
    media,
    post: {
      text: variant?.text ?? post.text,
      media: media.map((use) => factsOf(use, assets.get(use.asset))),
      link: variant?.link,
      contentWarning: variant?.contentWarning,
      isThread: variant?.isThread,
      limit: channel.limit,
    },
  }
}

function mediaOn(uses: readonly MediaUse[], chosen: readonly string[] | null): readonly MediaUse[] {
  if (chosen === null) return uses
  return chosen.flatMap((id) => uses.find((use) => use.id === id) ?? [])
}

function factsOf({ alt }: MediaUse, asset: Asset | undefined): MediaFacts {
  if (asset === undefined) return { kind: 'image', width: 1, height: 1, bytes: 0, durationMs: null, alt }
  const { kind, width, height, bytes, durationMs } = asset
  return { kind, width, height, bytes, durationMs, alt }
}
