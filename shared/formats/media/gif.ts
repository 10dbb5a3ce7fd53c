import type { Trace } from '../../plan/media-formats.ts'
import { hasAt, holds, u8, u16le } from './bytes.ts'
import { foundInXmp } from './found.ts'
import type { Edit, Reading } from './media.ts'

const none = new Uint8Array()
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Reads a GIF block by block (GIF89a, https://www.w3.org/Graphics/GIF/spec-gif89a.txt); null if it is broken. */
export function readGif(bytes: Uint8Array): Reading | null {
  const found = new Set<Trace>()
  const edits: Edit[] = []
  let frames = 0
  let durationMs = 0
  let at = 13 + tableBytes(u8(bytes, 10))
  while (at < bytes.length) {
    const kind = u8(bytes, at)
    if (kind === 0x3b) {
      if (frames === 0) return null
      if (at + 1 < bytes.length) {
        found.add('trailing')
        edits.push({ start: at + 1, end: bytes.length, put: none })
      }
      return {
        width: u16le(bytes, 6),
        height: u16le(bytes, 8),
        animated: frames > 1,
        durationMs: frames > 1 ? durationMs : null,
        found,
        edits,
      }
    }
    if (kind === 0x2c) {
      frames += 1
      const end = afterBlocks(bytes, at + 11 + tableBytes(u8(bytes, at + 9)))
      if (end === null) return null
      at = end
    } else if (kind === 0x21) {
      const label = u8(bytes, at + 1)
      const end = afterBlocks(bytes, at + 2)
      if (end === null) return null
      if (label === 0xf9) durationMs += frameTime(u16le(bytes, at + 4))
      if (label === 0xfe || (label === 0xff && !isNeeded(bytes, at + 3))) {
        const isXmp = holds(bytes, at, Math.min(end, at + 16), 'XMP')
        for (const trace of isXmp ? foundInXmp(bytes, at, end) : (['words'] as const)) found.add(trace)
        edits.push({ start: at, end, put: none })
      }
      at = end
    } else return null
  }
  return null
}

/** Loops and colour profiles belong to the picture; everything else that programs add does not. */
const isNeeded = (bytes: Uint8Array, start: number) =>
  ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'].some((name) => hasAt(bytes, start, name))

/** Milliseconds for which a frame stands. Browsers show frames of less than 20 ms for 100. */
const frameTime = (hundredths: number) => (hundredths < 2 ? 100 : hundredths * 10)

/** The end of a row of blocks; null if the file ends before. */
function afterBlocks(bytes: Uint8Array, from: number): number | null {
  let at = from
  while (at < bytes.length) {
    const length = u8(bytes, at)
    at += 1 + length
    if (length === 0) return at
  }
  return null
}
