import type { NewUse, Post, PostPatch } from './post.ts'
import { sameValue } from './same-value.ts'

/** A change as it was really made, and the way back: `back` undoes it wherever `made` still holds. */
export interface Reversal {
  readonly made: PostPatch
  readonly back: PostPatch
}

const fields = ['status', 'schedule', 'campaign', 'assignee', 'link', 'language', 'deleted'] as const

/** The part of a patch that changes this post, with its inverse; null when nothing would change. */
export function reversalOf(post: Post, asked: PostPatch): Reversal | null {
  const patch = withStatus(post, asked)
  const changed = fields.filter((key) => patch[key] !== undefined && !sameValue(patch[key], post[key]))
  const added = {
    tags: (patch.addTags ?? []).filter((id) => !post.tags.includes(id)),
    channels: (patch.addChannels ?? []).filter((id) => !post.channels.includes(id)),
  }
  const removed = {
    tags: (patch.removeTags ?? []).filter((id) => post.tags.includes(id)),
    channels: (patch.removeChannels ?? []).filter((id) => post.channels.includes(id)),
  }
  const come = (patch.addMedia ?? []).filter(({ id }) => !post.media.some((use) => use.id === id))
  const gone = post.media.flatMap((use, at) => (patch.removeMedia?.includes(use.id) ? [{ ...use, at }] : []))
  const signed = signedIn(post, patch)
  const made = { ...pick(patch, changed), ...sets(added, removed), ...media(come, gone), ...signed.made }
  if (Object.keys(made).length === 0) return null
  return { made, back: { ...pick(post, changed), ...sets(removed, added), ...media(gone, come), ...signed.back } }
}

/** Without its time a scheduled post is a draft: the step says so, so that its way back schedules it again. */
const withStatus = (post: Post, patch: PostPatch): PostPatch =>
  patch.schedule === null && post.status === 'scheduled' ? { status: 'draft', ...patch } : patch

/** True if the post is as the patch would leave it. */
export const holds = (post: Post, patch: PostPatch): boolean => reversalOf(post, patch) === null

const pick = (source: PostPatch, keys: readonly (typeof fields)[number][]): PostPatch =>
  Object.fromEntries(keys.map((key) => [key, source[key]]))

interface Ids {
  readonly tags: readonly string[]
  readonly channels: readonly string[]
}

function sets(added: Ids, removed: Ids): PostPatch {
  return {
    ...(added.tags.length > 0 ? { addTags: added.tags } : {}),
    ...(added.channels.length > 0 ? { addChannels: added.channels } : {}),
    ...(removed.tags.length > 0 ? { removeTags: removed.tags } : {}),
    ...(removed.channels.length > 0 ? { removeChannels: removed.channels } : {}),
  }
}

const media = (come: readonly NewUse[], gone: readonly NewUse[]): PostPatch => ({
  ...(come.length > 0 ? { addMedia: come } : {}),
  ...(gone.length > 0 ? { removeMedia: gone.map(({ id }) => id) } : {}),
})

function signedIn(post: Post, patch: PostPatch): Pick<Reversal, 'made' | 'back'> {
  const of = (device: string) => post.approvals?.[device] ?? null
  const changed = Object.entries(patch.approvals ?? {}).filter(([device, signed]) => of(device) !== signed)
  if (changed.length === 0) return { made: {}, back: {} }
  const back = changed.map(([device]) => [device, of(device)] as const)
  return { made: { approvals: Object.fromEntries(changed) }, back: { approvals: Object.fromEntries(back) } }
}
