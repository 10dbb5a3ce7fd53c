/** Characters of the bytes 0x80 to 0xff in windows-1252, as the WHATWG Encoding Standard has it: every byte has one. */
const windows1252 = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${latin1From(0xa0)}`
/** The same for Mac OS Roman (WHATWG `macintosh`). */
const macRoman =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

/** A one-byte encoding of the West, both ways. */
interface CodePage {
  decode(bytes: Iterable<number>): string
  /** Null for a character that the page does not have. */
  encode(character: string): number | null
}

/** The encodings in which texts of the West are most often damaged or saved. */
export const codePages = { windows1252: codePage(windows1252), macRoman: codePage(macRoman) }

function latin1From(first: number): string {
  return String.fromCharCode(...Array.from({ length: 0x100 - first }, (_, index) => first + index))
}

function codePage(upper: string): CodePage {
  const bytes = new Map([...upper].map((character, index) => [character, index + 0x80]))
  return {
    decode(codes) {
      let text = ''
      for (const code of codes) text += code < 0x80 ? String.fromCharCode(code) : (upper[code - 0x80] ?? '')
      return text
    },
    encode: (character) => (character.charCodeAt(0) < 0x80 ? character.charCodeAt(0) : (bytes.get(character) ?? null)),
  }
}
