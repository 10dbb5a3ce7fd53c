import { codePages } from '../code-pages.ts'

/** Browsers and Node have it alike; `shared` has the types of neither. */
declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array, options?: { readonly stream: boolean }): string }

/** Turns the bytes of a text file into text, piece by piece, whatever encodings its lines are in. */
export interface FileDecoder {
  /** `last` marks the end of the file. */
  decode(bytes: Uint8Array, last: boolean): string
  /** What the file has turned out to be so far, in words for people. */
  encoding(): string
}

/** A longer line is decoded in parts, so that memory stays bounded. */
const maxLine = 1 << 20
const lf = 10
const cr = 13

/**
 * UTF-16 is known by its mark, or by zero bytes at every other place. Everything else is UTF-8, and each line that is
 * not valid UTF-8 is windows-1252: files glued together from several programs keep all their letters. A U+FFFD that
 * stands in the file stays.
 */
export function createFileDecoder(): FileDecoder {
  let inner: FileDecoder | null = null
  return {
    decode(bytes, last) {
      inner ??= chooseDecoder(bytes)
      return inner.decode(bytes, last)
    },
    encoding: () => inner?.encoding() ?? 'UTF-8',
  }
}

function chooseDecoder(head: Uint8Array): FileDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return utf16('utf-16le')
  if (head[0] === 0xfe && head[1] === 0xff) return utf16('utf-16be')
  const zeros = [0, 0]
  const length = Math.min(head.length, 2000)
  for (let index = 0; index < length; index++) if (head[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > length * 0.35 && even < length * 0.05) return utf16('utf-16le')
  if (even > length * 0.35 && odd < length * 0.05) return utf16('utf-16be')
  return lineByLine()
}

function utf16(label: 'utf-16le' | 'utf-16be'): FileDecoder {
  const decoder = new TextDecoder(label)
  return {
    decode: (bytes, last) => decoder.decode(bytes, { stream: !last }),
    encoding: () => label.toUpperCase(),
  }
}

function lineByLine(): FileDecoder {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest: Uint8Array = new Uint8Array(0)
  let isStart = true
  let utf8Lines = 0
  let westernLines = 0

  function tryUtf8(bytes: Uint8Array): string | null {
    try {
      const text = utf8.decode(bytes)
      if (text.length !== bytes.length) utf8Lines++
      return text
    } catch {
      return null
    }
  }

  function decodeLine(line: Uint8Array): string {
    const text = tryUtf8(line)
    if (text !== null) return text
    westernLines++
    // Not TextDecoder: that of Node 20 takes windows-1252 for latin1.
    return codePages.windows1252.decode(line)
  }

  return {
    decode(bytes, last) {
      const all = concat(rest, bytes)
      const end = last ? all.length : completeLines(all)
      rest = all.slice(end)
      const block = all.subarray(0, end)
      const text = tryUtf8(block) ?? lines(block).map(decodeLine).join('')
      const isMarked = isStart && text.startsWith('\ufeff')
      if (text !== '') isStart = false
      return isMarked ? text.slice(1) : text
    },
    encoding() {
      if (westernLines === 0) return 'UTF-8'
      return utf8Lines === 0 ? 'Windows-1252' : 'UTF-8 and Windows-1252, mixed'
    },
  }
}

/** Up to where the bytes can be decoded now: the last line break, or a character border in an endless line. */
function completeLines(bytes: Uint8Array): number {
  const lineEnd = Math.max(bytes.lastIndexOf(lf), bytes.lastIndexOf(cr)) + 1
  if (lineEnd > 0 || bytes.length < maxLine) return lineEnd
  let end = bytes.length
  while (end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--
  return ((bytes[end - 1] ?? 0) & 0x80) === 0 ? bytes.length : end - 1
}

function lines(bytes: Uint8Array): readonly Uint8Array[] {
  const found: Uint8Array[] = []
  let start = 0
  while (start < bytes.length) {
    const next = bytes.indexOf(lf, start)
    const end = next === -1 ? bytes.length : next + 1
    found.push(bytes.subarray(start, end))
    start = end
  }
  return found
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
