import type { Platform } from '../plan/lists.ts'
import { byteLength, codePoints, codeUnits, emojiAsBytes, graphemes, utf8Bytes } from './counting/characters.ts'
import type { Counter } from './counting/counter.ts'
import { mastodonCharacters } from './counting/mastodon.ts'
import { weighted } from './counting/x.ts'
import { platformRules } from './platform-rules.ts'
import { rememberNewest } from './remember.ts'
import type { TextUnit } from './rule-types.ts'

const counters: Readonly<Record<TextUnit, Counter>> = {
  weighted,
  graphemes,
  codePoints,
  codeUnits,
  utf8Bytes,
  emojiAsBytes,
  mastodonCharacters,
}

/** What of a channel or a post changes how its text is counted. */
export interface TextSettings {
  /** The limit that a channel has in place of its platform's, as each Mastodon instance may set its own; 0 for none. */
  readonly limit?: number | undefined
  /** Shown in place of the text until a reader asks for it; where a platform has one, it counts. */
  readonly contentWarning?: string | undefined
  /** What goes with the text: some platforms then allow less of it, or more, and some then do without. */
  readonly media?: 'images' | 'video' | undefined
}

/** Why a platform does not take a text. */
export type TextFault = 'empty' | 'too-long' | 'too-many-bytes' | 'forbidden-characters'

/** How long a text is for a platform, in the platform's own counting. */
export interface TextCount {
  readonly count: number
  /** What the platform allows; null where it publishes no limit. */
  readonly limit: number | null
  /** Whether the platform takes the text. */
  readonly valid: boolean
  readonly faults: readonly TextFault[]
  /** Where in the text the part begins that is over the limit (UTF-16 offset); null while nothing is. */
  readonly overFrom: number | null
}

/** Takes a text apart into the units in which a platform counts. */
export function forEachUnit(platform: Platform, text: string, visit: (to: number, weight: number) => void): void {
  counters[platformRules[platform].text.unit](text, visit)
}

/** What a platform allows with these settings; null where it publishes no limit. */
export function textLimit(platform: Platform, settings: TextSettings = {}): number | null {
  const { limit, captionLimit = limit, imagesLimit = captionLimit } = platformRules[platform].text
  const ofPlatform = { images: imagesLimit, video: captionLimit, none: limit }[settings.media ?? 'none']
  return settings.limit === undefined || settings.limit <= 0 ? ofPlatform : settings.limit
}

const remembered = rememberNewest<TextCount>()

/** Counts a text as the platform does. */
export function countText(platform: Platform, text: string, settings: TextSettings = {}): TextCount {
  const { limit, contentWarning, media } = settings
  const way = JSON.stringify([platform, limit, contentWarning, media])
  return remembered(way, text, () => countAnew(platform, text, settings))
}

function countAnew(platform: Platform, text: string, settings: TextSettings): TextCount {
  const rules = platformRules[platform].text
  const limit = textLimit(platform, settings)
  const maxBytes = rules.maxBytes ?? Number.POSITIVE_INFINITY
  let count = warningLength(platform, settings)
  let bytes = 0
  let from = 0
  let overFrom: number | null = null
  forEachUnit(platform, text, (to, weight) => {
    count += weight
    if (rules.maxBytes !== undefined) bytes += byteLength(text.slice(from, to))
    if (overFrom === null && (count > (limit ?? Number.POSITIVE_INFINITY) || bytes > maxBytes)) overFrom = from
    from = to
  })
  const faults: TextFault[] = []
  if (!rules.mayBeEmpty && settings.media === undefined && isEmpty(text, rules.blankIsEmpty)) faults.push('empty')
  if (limit !== null && count > limit) faults.push('too-long')
  if (bytes > maxBytes) faults.push('too-many-bytes')
  if (rules.forbidden?.test(text) === true) faults.push('forbidden-characters')
  return { count, limit, valid: faults.length === 0, faults, overFrom }
}

const isEmpty = (text: string, blankIsEmpty: boolean) => (blankIsEmpty ? text.trim() : text) === ''

function warningLength(platform: Platform, { contentWarning = '' }: TextSettings): number {
  if (!platformRules[platform].text.countsWarning) return 0
  let length = 0
  graphemes(contentWarning, (_, weight) => {
    length += weight
  })
  return length
}

/** The most that one UTF-16 unit of a text can count; a link of a few characters counts as many as a long one. */
const heaviest: Readonly<Record<TextUnit, number>> = {
  weighted: 6,
  graphemes: 1,
  mastodonCharacters: 3,
  emojiAsBytes: 3,
  codePoints: 1,
  codeUnits: 1,
  utf8Bytes: 3,
}

/** Tells without counting that a text is far from being too long; false says nothing. */
export function isSurelyShort(platform: Platform, text: string, settings: TextSettings = {}): boolean {
  const { unit, maxBytes = Number.POSITIVE_INFINITY } = platformRules[platform].text
  const limit = textLimit(platform, settings) ?? Number.POSITIVE_INFINITY
  const most = unit === 'weighted' && !text.includes('.') ? 2 : heaviest[unit]
  return text.length * most + (settings.contentWarning?.length ?? 0) <= limit && text.length * 3 <= maxBytes
}
