import { hasAt } from '../media/bytes.ts'
import { type PlacardFile, placardFile } from '../placard-files.ts'

/** How files begin that people take for a table: what they are, in words. */
const others: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'an Excel, Numbers or Word file, or a ZIP'],
  ['\xd0\xcf\u0011\xe0\xa1\xb1\u001a\xe1', 'an older Excel or Word file'],
  ['%PDF', 'a PDF'],
  ['{\\rtf', 'a document'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
]

const ownWords: Readonly<Record<PlacardFile, string>> = {
  changes:
    'This is a file of changes from Placard, whatever it is called, and no table. Apply it instead. Nothing was imported.',
  backup:
    'This is a backup copy of a plan, and no table. In Placard it opens under Settings, Backups. Nothing was imported.',
}

/** What to do with a file that is none of CSV but begins as another kind does; null if it may be CSV. */
export function whyNoTable(start: Uint8Array): string | null {
  const own = placardFile(start)
  if (own !== null) return ownWords[own]
  const what = others.find(([beginning]) => hasAt(start, 0, beginning))?.[1]
  return what === undefined
    ? null
    : `This is ${what}, not a CSV file. In the program that made it, save or export the table as CSV, and choose that file. Nothing was imported.`
}
