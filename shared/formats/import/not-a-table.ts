import { hasAt, latin } from '../media/bytes.ts'
import { recognise } from '../media/recognise.ts'
import { mayBeText, type PlacardFile, placardFile } from '../placard-files.ts'

/** Why a file is no table of posts, and what to do with it. */
export interface NoTable {
  readonly reason: string
  /** True for what the Library takes. */
  readonly isMedia: boolean
}

/** How documents begin that people take for a table: what they are, in words. */
const documents: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'an Excel, Numbers or Word file, or a ZIP'],
  ['\xd0\xcf\u0011\xe0\xa1\xb1\u001a\xe1', 'an older Excel or Word file'],
  ['%PDF', 'a PDF'],
  ['{\\rtf', 'a document'],
]

const ownWords: Readonly<Record<PlacardFile, string>> = {
  changes:
    'This is a file of changes from Placard, whatever it is called, and no table. Apply it instead. Nothing was imported.',
  backup:
    'This is a backup copy of a plan, and no table. In Placard it opens under Settings, Backups. Nothing was imported.',
}

const pageWords =
  'This is a web page, not a CSV file. A link to an export gives one to whoever is not signed in: sign in there and download it again. A table on a page can be pasted into a spreadsheet and saved as CSV. Nothing was imported.'

/** Formats that phones and cameras make and the Library does not take, with what to make of them. */
const instead: Readonly<Record<string, string>> = {
  HEIC: 'a HEIC picture, as phones take them, and no table of posts. For the Library, save it as JPEG first',
  QuickTime: 'a QuickTime video, and no table of posts. For the Library, save it as MP4 first',
}

const isPage = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|table|meta|script)\b/i

/** What to do with a file that is none of CSV but begins as another kind does; null if it may be CSV. */
export function whyNoTable(start: Uint8Array): NoTable | null {
  const own = placardFile(start)
  if (own !== null) return { reason: ownWords[own], isMedia: false }
  const what = documents.find(([beginning]) => hasAt(start, 0, beginning))?.[1]
  if (what !== undefined) {
    const next = 'In the program that made it, save or export the table as CSV, and choose that file'
    return { reason: `This is ${what}, not a CSV file. ${next}. Nothing was imported.`, isMedia: false }
  }
  if (isPage.test(latin(start, 0, start.length))) return { reason: pageWords, isMedia: false }
  return whyMedia(start)
}

function whyMedia(start: Uint8Array): NoTable | null {
  const format = recognise(start)
  // Words may begin as some pictures do, but for drawings, which are words.
  if (format !== 'svg' && mayBeText(start)) return null
  if (typeof format === 'string') {
    const kind = format === 'mp4' || format === 'webm' ? 'video' : 'picture'
    return { reason: `This is a ${kind}, and no table of posts. Nothing was imported.`, isMedia: true }
  }
  if (format.kind !== 'unsupported') return null
  const words = instead[format.format] ?? `a file of the kind ${format.format}, and no table of posts`
  return { reason: `This is ${words}. Nothing was imported.`, isMedia: false }
}
