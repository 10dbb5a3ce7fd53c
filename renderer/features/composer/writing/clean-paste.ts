const lineEnds = /\r\n?|[\u2028\u2029]/g
/** Spaces that do not break, which word processors and web pages put in and platforms show as odd gaps. */
const hardSpaces = /[\u00a0\u2007\u202f]/g
/** Zero-width space, word joiner, byte-order mark, soft hyphen; joiners stay, which emoji and many scripts need. */
const invisible = /[\u200b\u2060\ufeff\u00ad]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g
const spacesBeforeLineEnd = /[ \t]+(?=\n)/g

/**
 * Pasted text as it should stand in a post: plain line ends and spaces, nothing invisible, and straight quotes for those
 * that word processors curl. Quotes of languages that open them low or pointed („…“, «…») stay as they are.
 */
export function cleanPaste(text: string): string {
  const plain = text
    .replace(lineEnds, '\n')
    .replace(hardSpaces, ' ')
    .replace(invisible, '')
    .replace(controls, '')
    .replace(spacesBeforeLineEnd, '')
  return /[„‚«»‹›]/.test(plain) ? plain : plain.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
}
