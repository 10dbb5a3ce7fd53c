import * as v from 'valibot'
import type * as Y from 'yjs'
import { changeApprovals, readApprovals, shownStatus } from './approvals.ts'
import { addIds, type IdSet, idsIn, removeIds } from './id-set.ts'
import type { Approval, Card, NewPost, Post, PostId, PostPatch } from './post.ts'
import { addMedia, assetsIn, readMedia, removeMedia, writesOfMedia } from './post-media.ts'
import { postFieldsSchema } from './post-schema.ts'
import { textOf } from './post-text.ts'
import { refusalsIn } from './refusals.ts'
import { sameValue } from './same-value.ts'
import { readVariants, writeVariants } from './variant-settings.ts'
import { anyone, type Writers, writesIn, writesUnder } from './writes.ts'

/**
 * The shape of a post's document: a map `post` of fields, sets of ids `tags` and `channels`, and the shared text.
 * Channels' own wordings are in variants.ts, its media in post-media.ts. Nothing else knows these names.
 */
const fieldsOf = (doc: Y.Doc) => doc.getMap<unknown>('post')
const tagsOf = (doc: Y.Doc): IdSet => doc.getMap('tags')
const channelsOf = (doc: Y.Doc): IdSet => doc.getMap('channels')

const titleLength = 140

/** Fills an empty document with a new post. */
export function createPost(doc: Y.Doc, post: NewPost, now: number): void {
  doc.transact(() => {
    const fields = fieldsOf(doc)
    fields.set('status', post.status ?? (post.schedule == null ? 'idea' : 'scheduled'))
    fields.set('createdAt', post.createdAt ?? now)
    fields.set('updatedAt', now)
    if (post.schedule != null) fields.set('schedule', { ...post.schedule })
    if (post.campaign != null) fields.set('campaign', post.campaign)
    if (post.assignee != null) fields.set('assignee', post.assignee)
    if (post.link != null) fields.set('link', post.link)
    if (post.language != null) fields.set('language', post.language)
    if (post.metrics != null) fields.set('metrics', { ...post.metrics })
    if (post.importKey !== undefined) fields.set('importKey', post.importKey)
    addIds(tagsOf(doc), post.tags ?? [])
    addIds(channelsOf(doc), post.channels ?? [])
    if (post.text !== '') textOf(doc).insert(0, post.text)
    if (post.media !== undefined) addMedia(doc, post.media)
    if (post.variants !== undefined) writeVariants(doc, post.variants)
  })
}

/** Applies a patch. What already is as the patch wants stays untouched, so that nothing is sent for it. */
export function changePost(doc: Y.Doc, patch: PostPatch, now: number, origin: unknown = null): void {
  doc.transact(() => {
    const fields = fieldsOf(doc)
    let changed = false
    for (const key of patchedFields) {
      const value = patch[key]
      if (value === undefined || sameValue(fields.get(key) ?? emptyFields[key], value)) continue
      if (key === 'schedule' && value === null) keepSchedule(doc)
      fields.set(key, value)
      changed = true
    }
    changed = addIds(tagsOf(doc), patch.addTags ?? []) || changed
    changed = addIds(channelsOf(doc), patch.addChannels ?? []) || changed
    changed = removeIds(tagsOf(doc), patch.removeTags ?? []) || changed
    changed = removeIds(channelsOf(doc), patch.removeChannels ?? []) || changed
    changed = addMedia(doc, patch.addMedia ?? []) || changed
    changed = removeMedia(doc, patch.removeMedia ?? []) || changed
    changed = changeApprovals(doc, patch.approvals ?? {}) || changed
    if (changed) fields.set('updatedAt', now)
  }, origin)
}

/** Calendars outside may show the post at that time: an export tells them that it is no more [PO2]. */
function keepSchedule(doc: Y.Doc): void {
  const last = readPost(doc)?.schedule ?? null
  if (last !== null) fieldsOf(doc).set('lastSchedule', { ...last })
}

/**
 * How much `writers` have ever written of what a patch would change (writes.ts). One that hides the post takes all that
 * they wrote from view.
 */
export function writesOf(doc: Y.Doc, patch: PostPatch, writers: Writers): number {
  if (patch.deleted === true) return writesIn(doc, writers)
  const listed = [...(patch.addTags ?? []), ...(patch.removeTags ?? [])]
  const placed = [...(patch.addChannels ?? []), ...(patch.removeChannels ?? [])]
  const counts = [
    ...patchedFields.filter((key) => patch[key] !== undefined).map((key) => writesUnder(fieldsOf(doc), key, writers)),
    ...listed.map((id) => writesUnder(tagsOf(doc), id, writers)),
    ...placed.map((id) => writesUnder(channelsOf(doc), id, writers)),
    ...(patch.removeMedia ?? []).map((id) => writesOfMedia(doc, id, writers)),
  ]
  return counts.reduce((sum, count) => sum + count, 0)
}

/** True if anyone but `isOwn` and whoever made the post has written in it. */
export function isOthersWork(doc: Y.Doc, isOwn: Writers): boolean {
  const maker = makerOf(doc)
  return writesIn(doc, (client) => client !== maker && !isOwn(client)) > 0
}

/** The Yjs client under which the post was made. */
function makerOf(doc: Y.Doc): number | null {
  let first = fieldsOf(doc)._map.get('createdAt') ?? null
  while (first?.left) first = first.left
  return first?.id.client ?? null
}

/** How often anyone has ever hidden the post or brought it back. */
export const hidings = (doc: Y.Doc): number => writesUnder(fieldsOf(doc), 'deleted', anyone)

/** True if the post is hidden from every view. */
export const isHidden = (doc: Y.Doc): boolean => fieldsOf(doc).get('deleted') === true

/** Notes that the text of a post was edited. Once a minute is enough, so that typing does not fill the log. */
export function touchPost(doc: Y.Doc, now: number): void {
  const last = fieldsOf(doc).get('updatedAt')
  if (last === undefined) return
  if (typeof last === 'number' && Math.abs(now - last) < 60_000) return
  fieldsOf(doc).set('updatedAt', now)
}

/** True if the document is a post. */
export const holdsPost = (doc: Y.Doc): boolean => fieldsOf(doc).size > 0

/**
 * What the document says, or null if it holds no post. Fields that cannot be read take their defaults. Of two people one
 * may have scheduled the post while the other took its time away: without a time it reads as a draft, not as scheduled.
 */
export function readPost(doc: Y.Doc): Post | null {
  const fields = fieldsOf(doc)
  if (fields.size === 0) return null
  const approvals = readApprovals(doc)
  const { importKey, metrics, lastSchedule, ...read } = v.parse(postFieldsSchema, { ...emptyFields, ...plain(fields) })
  return {
    ...read,
    status: read.status === 'scheduled' && read.schedule === null ? 'draft' : read.status,
    text: textOf(doc).toString(),
    tags: idsIn(tagsOf(doc)),
    channels: idsIn(channelsOf(doc)),
    variants: readVariants(doc),
    media: readMedia(doc),
    metrics: metrics === null ? null : definedOnly(metrics),
    ...(importKey === null ? {} : { importKey }),
    ...(read.schedule === null && lastSchedule !== null && { lastSchedule }),
    ...(approvals !== null && { approvals }),
  }
}

/** The thin row of a post, with what its approvals amount to. */
export function cardOf(id: PostId, whole: Post, approval: Approval | null): Card {
  const { text, media, ...others } = whole
  const {
    deleted: _,
    variants: _variants,
    language: _language,
    approvals: _approvals,
    lastSchedule: _last,
    ...post
  } = others
  const refusals = refusalsIn(whole)
  return {
    id,
    title: titleOf(text),
    ...post,
    status: shownStatus(post.status, approval),
    ...(approval !== null && { approval }),
    ...(refusals !== null && { refusals }),
    ...(media.length > 0 && { media: assetsIn(media) }),
  }
}

/** The beginning of a text in one line, cut at 140 characters, never within one. */
export function titleOf(text: string): string {
  const line = text.slice(0, 1000).replaceAll(/\s+/g, ' ').trim()
  if (line.length <= titleLength) return line
  const characters = Array.from(line)
  return characters.length <= titleLength
    ? line
    : `${characters
        .slice(0, titleLength - 1)
        .join('')
        .trimEnd()}…`
}

const patchedFields = ['status', 'schedule', 'campaign', 'assignee', 'link', 'language', 'deleted'] as const

const emptyFields = {
  status: 'draft',
  schedule: null,
  lastSchedule: null,
  campaign: null,
  assignee: null,
  link: null,
  language: null,
  metrics: null,
  importKey: null,
  deleted: false,
  createdAt: 0,
  updatedAt: 0,
} as const

/** A hostile document may hold shared types where plain values belong: they read as unknown and fall back. */
const plain = (fields: Y.Map<unknown>) => Object.fromEntries(fields.entries())

function definedOnly(metrics: {
  replies?: number | undefined
  reposts?: number | undefined
  likes?: number | undefined
}) {
  return {
    ...(metrics.replies === undefined ? {} : { replies: metrics.replies }),
    ...(metrics.reposts === undefined ? {} : { reposts: metrics.reposts }),
    ...(metrics.likes === undefined ? {} : { likes: metrics.likes }),
  }
}
