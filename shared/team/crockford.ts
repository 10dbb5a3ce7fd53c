/** Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O or U, and forgiving when read. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Writes whole bytes; the last character is filled up with zero bits. */
export function toCrockford(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31]
}

/** Reads what `toCrockford` wrote, in either case and with O for 0 and I or L for 1; null for any other character. */
export function fromCrockford(text: string): Uint8Array | null {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const character of tidy(text)) {
    const value = alphabet.indexOf(character)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >>> bits) & 255)
    }
    held &= (1 << bits) - 1
  }
  return held === 0 ? Uint8Array.from(bytes) : null
}

/** The characters that count: upper case, no spaces, dashes or invisible characters, look-alikes replaced. */
export const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
