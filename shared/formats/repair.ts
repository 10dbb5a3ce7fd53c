import { codePages } from './code-pages.ts'

/**
 * Characters that people type and wrong conversions break: punctuation, signs, the letters of western languages. Where
 * two have one damaged form, the first is meant.
 */
const fragile = [
  ...'…—’“”–‘•€™→←↑↓↗⬆⬇✓✔✅★❤‚„\u200b\u200d\ufe0f£®©«»¿¡°½¼¾×\u00a0',
  ...'áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝ',
]

const { windows1252, macRoman } = codePages

/** How UTF-8 text gets damaged on its way through programs that take it for something else. */
const histories: readonly ((character: string) => string)[] = [
  (character) => windows1252.decode(utf8Bytes(character)),
  (character) => macRoman.decode(utf8Bytes(character)),
  (character) => savedOnMac(windows1252.decode(utf8Bytes(character))),
  (character) => savedOnMac(savedOnMac(windows1252.decode(utf8Bytes(character)))),
]

const repairs = collectRepairs()
// No form begins another, so that their order is of no account.
const damage = new RegExp([...repairs.keys()].join('|'), 'gu')

/**
 * Puts back characters that were broken before the file reached us: `itâ€™s`, `it‰Ûªs` and `itäó»s` become `it’s`.
 * Text without such sequences stays as it is.
 */
export function repairText(text: string): string {
  return text.replace(damage, (damaged) => repairs.get(damaged) ?? damaged)
}

/** A form counts only with two signs beyond ASCII: a lone accented letter is honest text. */
function collectRepairs(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const character of fragile) {
    for (const history of histories) {
      const form = history(character)
      const signs = [...form].filter((sign) => sign > '\x7f').length
      const isCertain = !form.includes('_') || character === '…'
      if (signs >= 2 && isCertain && !found.has(form)) found.set(form, character)
    }
  }
  return found
}

/** Saved in Mac Roman and read as windows-1252; what Mac Roman lacks became an underscore. */
function savedOnMac(text: string): string {
  return windows1252.decode(
    [...text].map((sign) => macRoman.encode(sign) ?? (isControl(sign) ? sign.charCodeAt(0) : 0x5f)),
  )
}

function isControl(sign: string): boolean {
  return sign >= '\x80' && sign < '\xa0'
}

function utf8Bytes(character: string): readonly number[] {
  const escaped = encodeURIComponent(character)
  return escaped.startsWith('%')
    ? escaped
        .slice(1)
        .split('%')
        .map((byte) => Number.parseInt(byte, 16))
    : [character.charCodeAt(0)]
}
