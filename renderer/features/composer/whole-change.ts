/** One replacement that leads from one text to another. Offsets are UTF-16, of the text before. */
export interface WholeChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff

/** The shortest single replacement between two texts, never within a character; null if they are the same. */
export function wholeChange(before: string, after: string): WholeChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (isLowSurrogate(before.charCodeAt(start)) || isLowSurrogate(after.charCodeAt(start)))
    start = Math.max(0, start - 1)
  let end = 0
  const most = shorter - start
  while (end < most && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}
