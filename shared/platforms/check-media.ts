import type { Platform } from '../plan/lists.ts'
import type { MediaFacts } from './check-post.ts'
import type { Finding, FindingId } from './finding.ts'
import { platformRules } from './platform-rules.ts'
import type { MediaRules } from './rule-types.ts'

/** What a platform refuses of a post's media, and what is better mended. */
export function checkMedia(platform: Platform, media: readonly MediaFacts[]): Finding[] {
  const rules = platformRules[platform].media
  return [...checkNumbers(rules, media), ...checkEach(rules, media)]
}

function checkNumbers(rules: MediaRules, media: readonly MediaFacts[]): Finding[] {
  const images = media.filter(({ kind }) => kind === 'image').length
  const videos = media.length - images
  const found: Finding[] = []
  if (rules.required === 'any' && media.length === 0) {
    found.push(error('no-media', 'Nothing can be posted here without a picture or video', 'Add one'))
  }
  if (rules.required === 'video' && videos === 0) {
    found.push(error('no-media', 'Nothing can be posted here without a video', 'Add one'))
  }
  if (rules.maxImages !== null && images > rules.maxImages) {
    const message =
      rules.maxImages === 0
        ? 'No pictures can be posted here'
        : `${images} pictures, where ${rules.maxImages} are allowed`
    found.push(error('too-many-images', message, 'Leave some out on this channel'))
  }
  if (rules.maxVideos !== null && videos > rules.maxVideos) {
    found.push(
      error('too-many-videos', `${videos} videos, where ${rules.maxVideos} may go`, 'Leave some out on this channel'),
    )
  }
  if (!rules.mayMix && images > 0 && videos > 0 && rules.maxImages !== 0) {
    found.push(
      error('mixed-media', 'Pictures and a video cannot go in one post here', 'Leave out one kind on this channel'),
    )
  }
  return found
}

/** A rule about single files: whether one breaks it, and the words for those that do. */
interface FileRule {
  readonly severity: Finding['severity']
  readonly id: FindingId
  readonly breaks: (one: MediaFacts, rules: MediaRules) => boolean
  /** Told of the first file that breaks it. */
  readonly message: (rules: MediaRules, first: MediaFacts) => string
  readonly mend: string
}

const megabytes = (bytes = 0) => `${(bytes / 1_000_000).toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`
/** "45 s", "3 min", "4 min 5 s". */
function timeWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [minutes > 0 ? `${minutes} min` : '', rest > 0 || minutes === 0 ? `${rest} s` : ''].join(' ').trim()
}

const isImage = ({ kind }: MediaFacts) => kind === 'image'
const above = (value: number, limit: number | undefined) => limit !== undefined && value > limit
const ratio = ({ width, height }: MediaFacts) => width / Math.max(1, height)
/** What a limit of minutes leaves unsaid about the last frame. */
const frameMs = 500
const runsOver = ({ kind, durationMs }: MediaFacts, limit: number | undefined) =>
  kind === 'video' && above((durationMs ?? 0) - frameMs, limit)
/** Half a pixel in a thousand: rounding is nobody's fault. */
const tolerance = 1.005

const fileRules: readonly FileRule[] = [
  {
    severity: 'error',
    id: 'file-too-large',
    breaks: (one, rules) => isImage(one) && above(one.bytes, rules.maxImageBytes),
    message: (rules) => `larger than ${megabytes(rules.maxImageBytes)}`,
    mend: 'Save it smaller, or as JPEG',
  },
  {
    severity: 'warning',
    id: 'file-too-large',
    breaks: (one, rules) =>
      isImage(one) && above(one.bytes, rules.warnImageBytes) && !above(one.bytes, rules.maxImageBytes),
    message: (rules) => `larger than ${megabytes(rules.warnImageBytes)}, which some servers still refuse`,
    mend: 'Save it smaller, or as JPEG',
  },
  {
    severity: 'error',
    id: 'file-too-large',
    breaks: (one, rules) => !isImage(one) && above(one.bytes, rules.maxVideoBytes),
    message: (rules, { bytes }) => `${megabytes(bytes)} large, where ${megabytes(rules.maxVideoBytes)} are taken`,
    mend: 'Save it smaller, or shorten it',
  },
  {
    severity: 'error',
    id: 'video-too-long',
    breaks: (one, rules) => runsOver(one, rules.maxVideoMs),
    message: ({ maxVideoMs = 0 }, { durationMs }) =>
      `${timeWords(durationMs ?? 0)} long, where ${timeWords(maxVideoMs)} are taken`,
    mend: 'Shorten it, or leave it out on this channel',
  },
  {
    severity: 'warning',
    id: 'video-too-long',
    breaks: (one, rules) => runsOver(one, rules.warnVideoMs),
    message: ({ warnVideoMs = 0 }, { durationMs }) =>
      `${timeWords(durationMs ?? 0)} long: more than ${timeWords(warnVideoMs)} is not taken from every account`,
    mend: 'Shorten it, or ask who posts it',
  },
  {
    severity: 'error',
    id: 'too-many-pixels',
    breaks: (one, rules) => isImage(one) && above(one.width * one.height, rules.maxPixels),
    message: (rules) => `more than ${((rules.maxPixels ?? 0) / 1_000_000).toFixed(1)} megapixels`,
    mend: 'Make it smaller',
  },
  {
    severity: 'error',
    id: 'wrong-ratio',
    breaks: (one, { minRatio = 0, maxRatio = Number.POSITIVE_INFINITY }) =>
      isImage(one) && (ratio(one) * tolerance < minRatio || ratio(one) > maxRatio * tolerance),
    message: () => 'too tall or too wide: between 3:4 and 1.91:1 fits',
    mend: 'Crop it for this channel',
  },
  {
    severity: 'warning',
    id: 'missing-alt',
    breaks: (one) => one.alt.trim() === '',
    message: () => 'without alt text',
    mend: 'Say in a sentence what it shows',
  },
  {
    severity: 'error',
    id: 'alt-too-long',
    breaks: (one, rules) => above(Array.from(one.alt).length, rules.maxAltLength),
    message: (rules) => `described in more than ${rules.maxAltLength?.toLocaleString()} characters`,
    mend: 'Shorten the description',
  },
]

function checkEach(rules: MediaRules, media: readonly MediaFacts[]): Finding[] {
  return fileRules.flatMap(({ severity, id, breaks, message, mend }) => {
    const broken = media.flatMap((one, index) => (breaks(one, rules) ? [index] : []))
    const first = media[broken[0] ?? -1]
    if (first === undefined) return []
    return [{ severity, id, message: `${whichOnes(media, broken)} ${message(rules, first)}`, mend, media: broken }]
  })
}

function whichOnes(media: readonly MediaFacts[], broken: readonly number[]): string {
  const [first = 0] = broken
  if (broken.length > 1) return `${broken.length} of ${media.length} files are`
  const word = media[first]?.kind === 'video' ? 'Video' : 'Picture'
  return media.length === 1 ? `The ${word.toLowerCase()} is` : `${word} ${first + 1} is`
}

const error = (id: FindingId, message: string, mend: string): Finding => ({ severity: 'error', id, message, mend })
