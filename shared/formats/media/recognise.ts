import type { MediaFormat } from '../../plan/media-formats.ts'
import { hasAt, latin, u32 } from './bytes.ts'
import type { Refusal } from './media.ts'

/** How far into a file an SVG's root element is looked for. */
const rootWithin = 4096

const mp4Brands = /^(isom|iso[2-9]|avc1|mp4[12]|M4V |M4VP|dash|cmfc|mmp4|MSNV|f4v |3gp)/
/** Leading brands of containers like MP4 whose content is something else. */
const otherBrands: readonly (readonly [RegExp, string])[] = [
  [/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/, 'HEIC'],
  [/^qt {2}/, 'QuickTime'],
  [/^(M4A |M4B )/, 'audio'],
  [/^jxl/, 'JPEG XL'],
]
/** Formats that people drop and that are not taken, by how they begin. */
const others: readonly (readonly [string, string])[] = [
  ['%PDF', 'PDF'],
  ['BM', 'BMP'],
  ['II*\0', 'TIFF'],
  ['MM\0*', 'TIFF'],
  ['8BPS', 'Photoshop'],
  ['PK\u0003\u0004', 'ZIP'],
  ['RIFF', 'RIFF'],
  ['OggS', 'Ogg'],
  ['\xff\n', 'JPEG XL'],
  ['\0\0\u0001\0', 'icon'],
]

/** Tells a file's format by its first bytes. */
export function recognise(bytes: Uint8Array): MediaFormat | Refusal {
  if (bytes.length === 0) return { kind: 'empty' }
  if (hasAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (hasAt(bytes, 0, '\xff\xd8\xff')) return 'jpeg'
  if (hasAt(bytes, 0, 'GIF87a') || hasAt(bytes, 0, 'GIF89a')) return 'gif'
  if (hasAt(bytes, 0, 'RIFF') && hasAt(bytes, 8, 'WEBP')) return 'webp'
  if (hasAt(bytes, 0, '\x1aE\xdf\xa3')) return 'webm'
  if (hasAt(bytes, 4, 'ftyp')) return byBrand(bytes)
  if (looksLikeSvg(bytes)) return 'svg'
  const other = others.find(([start]) => hasAt(bytes, 0, start))
  return other === undefined ? { kind: 'unknown' } : { kind: 'unsupported', format: other[1] }
}

function byBrand(bytes: Uint8Array): MediaFormat | Refusal {
  const size = Math.min(u32(bytes, 0), 256, bytes.length)
  const brands = [latin(bytes, 8, 4)]
  for (let at = 16; at + 4 <= size; at += 4) brands.push(latin(bytes, at, 4))
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  const [main = ''] = brands
  const other = otherBrands.find(([pattern]) => pattern.test(main))
  if (other !== undefined) return { kind: 'unsupported', format: other[1] }
  return brands.some((brand) => mp4Brands.test(brand)) ? 'mp4' : { kind: 'unknown' }
}

/** An SVG begins with markup and has its root element near the start. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = latin(bytes, 0, Math.min(bytes.length, rootWithin))
  return /^(?:\xef\xbb\xbf)?\s*</.test(start) && /<(?:[A-Za-z_][\w.-]*:)?svg[\s>]/.test(start)
}
