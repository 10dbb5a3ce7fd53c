import type { Asset } from '../../../../shared/plan/asset.ts'
import { isUnclear, licenceWarnings } from '../../../../shared/plan/licence.ts'
import type { MediaUse } from '../../../../shared/plan/post.ts'

/** A use, with what this computer knows of its asset; null while that has not arrived. */
export interface KnownUse {
  readonly use: MediaUse
  readonly asset: Asset | null
}

const rightsWords = {
  unknown: 'Rights not clear yet.',
  reserved: 'All rights are reserved.',
  'no-changes': 'It may not be changed: post it whole.',
  'not-commercial': 'Not for commercial use.',
  'share-alike': 'What is made from it carries the same licence.',
  'credit-missing': 'Its author must be named, and nobody is.',
} as const

const isDescribed = ({ use }: KnownUse) => use.alt.trim() !== ''

/** What is to be mended or heeded before this can be posted. */
export function remindersOf(known: KnownUse): readonly string[] {
  const { asset } = known
  return [
    ...(isDescribed(known) ? [] : ['No alt text yet.']),
    ...(asset?.deleted ? ['It was deleted from the Library.'] : []),
    ...(asset === null ? [] : licenceWarnings(asset).slice(0, 1)).map((warning) => rightsWords[warning]),
  ]
}

/** "3 pictures, 1 video": what a post shows, in few words. */
export function mediaSummary(media: readonly KnownUse[]): string {
  const videos = media.filter(({ asset }) => asset?.kind === 'video').length
  return [counted(media.length - videos, 'picture'), counted(videos, 'video')]
    .filter((words) => words !== '')
    .join(', ')
}

const isSettled = ({ asset }: KnownUse) => asset === null || !(asset.deleted || isUnclear(asset))

/** How much of it somebody must mend: "2 without alt text", or "2 to check"; undefined for nothing. */
export function mediaWarning(media: readonly KnownUse[]): string | undefined {
  const open = media.filter((known) => !isDescribed(known) || !isSettled(known))
  if (open.length === 0) return undefined
  return open.every(isSettled) ? `${open.length} without alt text` : `${open.length} to check`
}

const counted = (count: number, word: string) => (count === 0 ? '' : count === 1 ? `1 ${word}` : `${count} ${word}s`)
