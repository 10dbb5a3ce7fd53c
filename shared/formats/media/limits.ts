import { isVideo, type MediaFormat } from '../../plan/media-formats.ts'
import type { Refusal } from './media.ts'

const mebibyte = 2 ** 20
/** Bytes that a file of each kind may have. */
const imageBytes = 50 * mebibyte
const svgBytes = 2 * mebibyte
const videoBytes = 200 * mebibyte

/** An image larger than this would take more than a quarter of a gigabyte to show. */
const maxPixels = 64 * 2 ** 20
/** The longest side that common decoders and canvases take. */
const maxSide = 16_384

/** The most bytes that a file of this format may have. */
export const byteLimit = (format: MediaFormat): number =>
  isVideo(format) ? videoBytes : format === 'svg' ? svgBytes : imageBytes

/** The most bytes that an image may have. */
export const mostImageBytes = imageBytes

/** The most bytes that any file may have. */
export const mostBytes = videoBytes

/** Refuses what would take too much memory to decode: judged by the headers, before anything is decoded. */
export function refusePixels(width: number, height: number): Refusal | null {
  const tooMany = width > maxSide || height > maxSide || width * height > maxPixels
  return tooMany ? { kind: 'too-many-pixels', width, height } : null
}
