import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import type { Trace } from '../../plan/media-formats.ts'
import type { Reading } from './media.ts'
import { drawnSize } from './svg-cost.ts'
import { sizeOfSvg } from './svg-size.ts'
import { writeSvg } from './svg-write.ts'

/** An element that draws more than this, counting what it uses again, would keep the window busy. */
const maxDrawn = 20_000

/**
 * Reads an SVG and writes it anew from what is known to draw and nothing else: no scripts, links, events, foreign
 * content, animation or outside files. Null if it is not well-formed, or would draw without end. Entities that the file
 * defines are not expanded.
 */
export function readSvg(bytes: Uint8Array): Reading | null {
  const root = rootOf(bytes)
  if (root === null || drawnSize(root, maxDrawn) > maxDrawn) return null
  const { width, height } = sizeOfSvg(root)
  const found = new Set<Trace>()
  const text = writeSvg(root, { width, height }, found)
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    animated: false,
    durationMs: null,
    found,
    edits: [{ start: 0, end: bytes.length, put: encodeUtf8(text) }],
  }
}

/** The parser throws at what is not well-formed, and runs out of stack at what is nested without end. */
function rootOf(bytes: Uint8Array): XmlElement | null {
  try {
    const { root } = parseXml(decodeUtf8(bytes), { ignoreUndefinedEntities: true })
    return root?.name.replace(/^.*:/, '') === 'svg' ? root : null
  } catch {
    return null
  }
}
