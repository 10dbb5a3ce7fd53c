import type { Trace } from '../../plan/media-formats.ts'
import { type Box, boxesIn, boxesOf, boxOf, freed } from './boxes.ts'
import { holds, latin, u8, u32, u64 } from './bytes.ts'
import type { Edit, Reading } from './media.ts'
import { type Stretch, samplesOf } from './mp4-samples.ts'

/** Boxes that hold words, places and pictures about the film, never what is needed to play it. */
const about = new Set(['udta', 'meta', 'uuid'])
/** Tracks of data beside picture and sound: action cameras record their places in them. */
const dataTracks = new Set(['meta', 'gpmd', 'camm'])
/** No chunk of recorded places is longer. */
const maxBlank = 2 ** 24
const places = ['\xa9xyz', 'loci', 'location.ISO6709', 'GPSL']

/** Reads an MP4 box by box; null if it is broken. */
export function readMp4(bytes: Uint8Array): Reading | null {
  const top = boxesIn(bytes, 0, bytes.length)
  const movie = boxOf(top ?? [], 'moov')
  if (top === null || movie === undefined || boxOf(top, 'mdat') === undefined) return null
  const inMovie = boxesOf(bytes, movie)
  const tracks = inMovie.filter(({ type }) => type === 'trak').map((box) => readTrack(bytes, box))
  const picture = tracks.find(({ handler, width }) => handler === 'vide' && width > 0)
  if (picture === undefined) return null
  const data = tracks.filter(({ handler }) => dataTracks.has(handler))
  const boxes = [
    ...[...top, ...inMovie].filter(({ type }) => about.has(type)),
    ...tracks.filter((track) => !data.includes(track)).flatMap(({ about }) => about),
  ]
  const found = new Set<Trace>()
  for (const { start, end } of boxes) {
    found.add('words')
    if (places.some((place) => holds(bytes, start, end, place))) found.add('location')
  }
  if (data.length > 0) found.add('location')
  const recorded =
    boxOf(top, 'moof') === undefined ? data.map(({ box }) => samplesOf(bytes, box)) : data.map(() => null)
  const edits = inOrder([
    ...boxes.flatMap((box) => freed(box)),
    ...data.flatMap(({ box }) => freed(box)),
    ...recorded.flatMap((stretches) => (stretches ?? []).map(blanked)),
  ])
  if (!lieInside(edits, bytes.length)) return null
  const { width, height } = picture
  return {
    width,
    height,
    animated: true,
    durationMs: durationOf(bytes, inMovie),
    found,
    edits,
    ...(recorded.includes(null) && { keepsPlaces: true }),
  }
}

interface Track {
  readonly box: Box
  readonly handler: string
  readonly width: number
  readonly height: number
  readonly about: readonly Box[]
}

function readTrack(bytes: Uint8Array, box: Box): Track {
  const inside = boxesOf(bytes, box)
  const header = boxOf(inside, 'tkhd')
  const handler = boxOf(boxesOf(bytes, boxOf(inside, 'mdia')), 'hdlr')
  // Width and height are the last 8 bytes, the matrix the 36 before them; b and c of a quarter turn are not 0.
  const end = header?.end ?? 0
  const [width, height] = [u32(bytes, end - 8) >>> 16, u32(bytes, end - 4) >>> 16]
  const turned = header !== undefined && u32(bytes, end - 44) === 0 && u32(bytes, end - 40) !== 0
  return {
    box,
    handler: handler === undefined ? '' : latin(bytes, handler.start + 8, 4),
    width: turned ? height : width,
    height: turned ? width : height,
    about: inside.filter(({ type }) => about.has(type)),
  }
}

/** The film's length: from its header, or for a film in fragments from the header of these. */
function durationOf(bytes: Uint8Array, inMovie: readonly Box[]): number | null {
  const header = boxOf(inMovie, 'mvhd')
  if (header === undefined) return null
  const isLong = u8(bytes, header.start) === 1
  const scale = u32(bytes, header.start + (isLong ? 20 : 12))
  const whole = isLong ? u64(bytes, header.start + 24) : u32(bytes, header.start + 16)
  const fragments = boxOf(boxesOf(bytes, boxOf(inMovie, 'mvex')), 'mehd')
  const length = whole > 0 || fragments === undefined ? whole : longOf(bytes, fragments)
  const ms = Math.round((length / scale) * 1000)
  return Number.isSafeInteger(ms) && ms > 0 && length !== 0xffffffff ? ms : null
}

const longOf = (bytes: Uint8Array, { start }: Box) =>
  u8(bytes, start) === 1 ? u64(bytes, start + 4) : u32(bytes, start + 4)

const inOrder = (edits: readonly Edit[]) => [...edits].sort((a, b) => a.start - b.start)

const blanked = ({ start, end }: Stretch): Edit => ({
  start,
  end,
  put: new Uint8Array(Math.min(end - start, maxBlank)),
})

/** Tables may name any place: only such as lie in the file, each for itself, are believed. */
const lieInside = (edits: readonly Edit[], length: number) =>
  edits.every(
    ({ start, end, put }, at) => start >= (edits[at - 1]?.end ?? 0) && end <= length && put.length === end - start,
  )
