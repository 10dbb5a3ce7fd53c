import type { Licence } from '../../../shared/plan/asset.ts'
import type { LicenceWarning } from '../../../shared/plan/licence.ts'
import type { Trace } from '../../../shared/plan/media-formats.ts'

/** A number with its noun: "1 file", "2,000 files". */
export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString()} ${count === 1 ? one : many}`

/** Bytes as people say them: "1.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const units = ['kB', 'MB', 'GB']
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value.toLocaleString(undefined, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${units[unit]}`
}

/** A length of time as players say it: "1:05". */
export function durationWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** What was taken out of a file on import. */
export const traceWords: Readonly<Record<Trace, string>> = {
  location: 'the place where it was made',
  camera: 'camera and time',
  words: 'names, descriptions or comments',
  preview: 'embedded previews',
  trailing: 'data hidden after its end',
  code: 'scripts, links or animation',
}

/** What a licence is called on screen. */
export const licenceNames: Readonly<Record<Licence, string>> = {
  unknown: 'Not known',
  own: 'Our own work',
  permission: 'Used with permission',
  'public-domain': 'Public domain or CC0',
  'cc-by': 'CC BY',
  'cc-by-sa': 'CC BY-SA',
  'cc-by-nc': 'CC BY-NC',
  'cc-by-nc-sa': 'CC BY-NC-SA',
  'cc-by-nd': 'CC BY-ND',
  'cc-by-nc-nd': 'CC BY-NC-ND',
  'all-rights-reserved': 'All rights reserved',
}

/** What a licence or a missing credit asks of whoever posts the asset. */
export const warningWords: Readonly<Record<LicenceWarning, string>> = {
  unknown: 'Nobody has said what may be done with it. Find out before you post it.',
  reserved: 'All rights are reserved: do not post it without the holder’s consent.',
  'no-changes': 'No changes may be shared: do not crop it and do not write on it.',
  'not-commercial': 'Not for commercial use, such as raising money for a product or a company.',
  'share-alike': 'What you make from it must carry the same licence.',
  'credit-missing': 'Its author must be named: fill in the credit.',
}
