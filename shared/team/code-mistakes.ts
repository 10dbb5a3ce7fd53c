import { alphabet } from './crockford.ts'

/** Fewer characters than this are nothing of a code, whatever they are. */
const fewest = 8
/** More characters that no code has than this are no typing mistakes. */
const mostWrong = 3
const groupLength = 4
/** More groups than this in which the mistake may be are no help. */
const mostGroups = 3

/** A typed code, upper case and without hyphens, and how to judge another one like it. */
interface TypedCode {
  /** As it was typed. */
  readonly text: string
  readonly bare: string
  readonly length: number
  /** True if these characters, `length` of them, are a code. */
  isCode(bare: string): boolean
}

/** What is wrong with a code, and what to do about it, in words for people. */
export function mistakeWords(typed: TypedCode): string {
  return otherThing(typed.text.trim()) ?? wrongCharacters(typed) ?? wrongLength(typed) ?? typo(typed)
}

const whatItIs = 'A code has 8 groups of 4 letters and digits, such as K7QF. Whoever invited you can copy it for you.'
const notACode = `This is not an invitation code. ${whatItIs}`

/** Something that people mistake for a code, or have at hand instead. */
function otherThing(text: string): string | null {
  if (text === '') return 'Type the code that you were given, or paste the link.'
  if (/^\[?[\da-f.:]*[.:][\da-f.:]*\]?(:\d{1,5})?$/i.test(text))
    return 'This is the address of a computer. It belongs in the field for the address; the code has 8 groups of 4 letters and digits.'
  if (/^https?:\/\//i.test(text))
    return 'This is the address of a web page. The link of an invitation begins with placard://join/. Ask whoever invited you for it.'
  return /^\S+@\S+\.\S+$/.test(text) ? `This is an e-mail address. ${whatItIs}` : null
}

function wrongCharacters({ text, bare, length }: TypedCode): string | null {
  const wrong = [...bare].flatMap((character, at) => (alphabet.includes(character) ? [] : [{ character, at }]))
  const isWords = bare.length < length && !/\d/.test(text)
  if (bare.length < fewest || isWords || wrong.length > mostWrong) return notACode
  const [first] = wrong
  if (first === undefined) return null
  const { character, at } = first
  const hint = character === 'U' ? ' It may be a V.' : ''
  return `No code has a “${character}”, as in group ${groupAt(at)} (“${groupOf(bare, groupAt(at))}”).${hint} Compare it with the code that you were given.`
}

function wrongLength({ bare, length, isCode }: TypedCode): string | null {
  const missing = length - bare.length
  if (missing > 0)
    return `${characters(missing)} ${missing === 1 ? 'is' : 'are'} missing: a code has 8 groups of 4 letters and digits, and this one has ${bare.length} of ${length}. Compare it with the code that you were given.`
  if (missing === 0) return null
  const where = isCode(bare.slice(0, length))
    ? `The first 8 groups are a whole code: take away what follows them.`
    : 'Compare it with the code that you were given.'
  return `${characters(-missing)} too many: a code has 8 groups of 4 letters and digits. ${where}`
}

/** The groups in which one wrong character, or two that changed places, would explain it. */
function typo({ bare, isCode }: TypedCode): string {
  const groups = [...new Set(mendings(bare).flatMap(({ at, mended }) => (isCode(mended) ? [groupAt(at)] : [])))]
  if (groups.length === 0 || groups.length > mostGroups)
    return 'There are typing mistakes in this code, in more than one place. Compare each group with the code that you were given, or ask for the link and paste it.'
  const places = groups.map((group) => `group ${group} (“${groupOf(bare, group)}”)`).join(' or ')
  return `There is a typing mistake in this code, most likely in ${places}. Compare it with the code that you were given.`
}

function mendings(bare: string): readonly { readonly at: number; readonly mended: string }[] {
  const single = [...bare].flatMap((_, at) =>
    [...alphabet].map((other) => ({ at, mended: bare.slice(0, at) + other + bare.slice(at + 1) })),
  )
  const swapped = [...bare].map((character, at) => ({
    at,
    mended: bare.slice(0, at) + bare.slice(at + 1, at + 2) + character + bare.slice(at + 2),
  }))
  return [...single, ...swapped].filter(({ mended }) => mended !== bare)
}

const groupAt = (at: number) => Math.floor(at / groupLength) + 1
const groupOf = (bare: string, group: number) => bare.slice((group - 1) * groupLength, group * groupLength)
const characters = (count: number) => (count === 1 ? '1 character' : `${count} characters`)
