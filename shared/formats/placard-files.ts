import { hasAt } from './media/bytes.ts'

/** A file that Placard writes for itself: changes for others, or a backup copy of a plan. */
export type PlacardFile = 'changes' | 'backup'

/** Bytes of a file that tell. */
export const tellingBytes = 512

/** How they begin, in whatever version. */
const beginnings: readonly (readonly [PlacardFile, string])[] = [
  ['changes', 'placard\n'],
  ['backup', 'placard backup '],
]

/** Which file of Placard's begins so, whatever it is called; null for any other. */
export const placardFile = (start: Uint8Array): PlacardFile | null =>
  beginnings.find(([, beginning]) => hasAt(start, 0, beginning))?.[0] ?? null

/** True if a file that begins so may be text, in UTF-8, UTF-16 or an old code page. */
export function mayBeText(start: Uint8Array): boolean {
  const isUtf16 = hasAt(start, 0, '\xff\xfe') || hasAt(start, 0, '\xfe\xff')
  return start.length > 0 && (isUtf16 || !start.some(isControl))
}

/** Control characters but for tab, line feed, form feed and carriage return; code pages put letters above 127. */
const isControl = (byte: number) => byte < 9 || byte === 11 || (byte > 13 && byte < 32)
