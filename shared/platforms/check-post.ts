import type { Platform } from '../plan/lists.ts'
import { checkMedia } from './check-media.ts'
import { countText, isSurelyShort, type TextCount, type TextSettings } from './count-text.ts'
import type { Finding, FindingId } from './finding.ts'
import { hashtagsIn } from './hashtags.ts'
import { mastodonLinks, xLinks } from './links/link-dialect.ts'
import { scanLinks } from './links/scan-links.ts'
import { platformRules } from './platform-rules.ts'
import { splitThread } from './split-thread.ts'

/** What of a media file and its use in a post platforms care about. */
export interface MediaFacts {
  readonly kind: 'image' | 'video'
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly bytes: number
  /** Milliseconds; null for a still picture and where the file does not say. */
  readonly durationMs: number | null
  /** What the picture shows, for who cannot see it. */
  readonly alt: string
}

/** A post as it goes out on one channel. */
export interface OutgoingPost {
  readonly text: string
  readonly media: readonly MediaFacts[]
  /** Goes out behind the text, unless the text has it. */
  readonly link?: string | null | undefined
  readonly contentWarning?: string | undefined
  /** The channel's own limit, where its server sets one. */
  readonly limit?: number | undefined
  /** Whether a text that is too long becomes several posts. */
  readonly isThread?: boolean | undefined
}

/** The text as it is posted: with the link of the post behind it, unless it has that link already. */
export function postedText({ text, link }: OutgoingPost): string {
  if (link == null || link === '' || text.includes(link)) return text
  return text === '' ? link : `${text}\n${link}`
}

/** What of a post changes how its text is counted. */
export function settingsOf({ media, contentWarning, limit }: OutgoingPost): TextSettings {
  const kind = media.length === 0 ? undefined : media.every((one) => one.kind === 'image') ? 'images' : 'video'
  return { media: kind, contentWarning, limit }
}

/** Everything about a post that a platform refuses or that is better mended, what is refused first. */
export function checkPost(platform: Platform, post: OutgoingPost): readonly Finding[] {
  const found = [
    ...checkText(platform, post),
    ...checkMedia(platform, post.media),
    ...checkWriting(platform, post.text),
  ]
  return found.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

/** Why a platform refuses a post; in little time, for every post of a plan. A post that is still empty is none. */
export function refusalsOf(platform: Platform, post: OutgoingPost): readonly FindingId[] {
  const forbidden = platformRules[platform].text.forbidden
  const isPlain = isSurelyShort(platform, postedText(post), settingsOf(post)) && forbidden?.test(post.text) !== true
  const found = [
    ...(isPlain ? [] : checkText(platform, post)),
    ...checkMedia(platform, post.media),
    ...checkHashtags(platform, post.text),
  ]
  return found.flatMap(({ severity, id }) => (severity === 'error' && id !== 'empty' ? [id] : []))
}

function checkText(platform: Platform, post: OutgoingPost): Finding[] {
  const counted = countText(platform, postedText(post), settingsOf(post))
  return counted.faults.flatMap((fault): Finding[] => {
    switch (fault) {
      case 'empty':
        return [
          {
            severity: 'error',
            id: 'empty',
            message: 'There is no text yet',
            mend: 'Write something, or add a picture',
          },
        ]
      case 'forbidden-characters':
        return [forbidden(platform)]
      default:
        return tooLong(platform, post, counted, fault)
    }
  })
}

function tooLong(
  platform: Platform,
  post: OutgoingPost,
  { count, limit, overFrom }: TextCount,
  id: 'too-long' | 'too-many-bytes',
): Finding[] {
  if (post.isThread === true) {
    if (splitThread(platform, postedText(post), settingsOf(post)).kind !== 'impossible') return []
    const message = 'No thread can be made of it: a single character is longer than a post'
    return [{ severity: 'error', id, message, mend: 'Take that character out', from: overFrom ?? 0 }]
  }
  const message =
    id === 'too-long' && limit !== null
      ? `${(count - limit).toLocaleString()} over the limit of ${limit.toLocaleString()}`
      : `Over the limit of ${platformRules[platform].text.maxBytes?.toLocaleString()} bytes`
  const mend = mayThread(platform) ? 'Shorten it, or let it become a thread' : 'Shorten it'
  return [{ severity: 'error', id, message, mend, from: overFrom ?? 0 }]
}

/** Where a long text may go out as several posts that follow each other. */
export const mayThread = (platform: Platform) => ['x', 'bluesky', 'mastodon', 'threads', 'telegram'].includes(platform)

function forbidden(platform: Platform): Finding {
  const [message, mend] =
    platform === 'youtube'
      ? ['YouTube takes no < or >', 'Write it without them']
      : [
          'It has a character that cannot be posted, and that cannot be seen',
          'Write the text anew rather than pasting it',
        ]
  return { severity: 'error', id: 'forbidden-characters', message, mend }
}

function checkWriting(platform: Platform, text: string): Finding[] {
  return [...checkHashtags(platform, text), ...checkLinks(platform, text)]
}

function checkHashtags(platform: Platform, text: string): Finding[] {
  const rules = platformRules[platform].hashtags
  const count = hashtagsIn(text).length
  if (rules === null || count <= rules.warnAbove) return []
  if (rules.blockAbove !== null && count > rules.blockAbove) {
    const message = `${count} hashtags, where ${rules.blockAbove} are allowed`
    return [{ severity: 'error', id: 'too-many-hashtags', message, mend: 'Keep those that people look for' }]
  }
  const message =
    rules.warnAbove === 1
      ? `${count} hashtags, where only one counts`
      : `${count} hashtags: a post with more than ${rules.warnAbove} looks like spam`
  return [{ severity: 'warning', id: 'too-many-hashtags', message, mend: 'Keep those that people look for' }]
}

function checkLinks(platform: Platform, text: string): Finding[] {
  const links = scanLinks(text, platform === 'mastodon' ? mastodonLinks : xLinks)
  if (platform === 'instagram' && links.length > 0) {
    const message = 'Nobody can follow a link in a caption on Instagram'
    return [{ severity: 'warning', id: 'dead-link', message, mend: 'Say "link in bio", or use a first comment' }]
  }
  const inLine = links.find(
    ({ from, to }) =>
      !/(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, from - 40), from)) ||
      !/^[^\S\n]*(?:\n|$)/.test(text.slice(to, to + 40)),
  )
  if (inLine === undefined) return []
  return [
    {
      severity: 'warning',
      id: 'link-in-line',
      message: 'A link is not on its own line',
      mend: 'Put it on a line of its own, where it is easy to hit',
      from: inLine.from,
    },
  ]
}
