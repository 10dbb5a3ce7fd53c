import { encodeUtf8 } from 'lib0/string'

/** Octets of a line without its break (RFC 5545, 3.1). */
const longestLine = 75

/** A content line, folded so that no part is longer than 75 octets and no character is cut. */
export function contentLine(name: string, value: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of `${name}:${value}`) {
    const width = character < '\x80' ? 1 : encodeUtf8(character).length
    if (octets + width > longestLine) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += width
  }
  return `${[...parts, part].join('\r\n')}\r\n`
}

/** A TEXT value (3.3.11): its own signs escaped, line breaks as `\n`, control characters left out. */
export const textValue = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what RFC 5545 forbids
    .replaceAll(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** A DATE-TIME in UTC (3.3.5). */
export const utcTime = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
