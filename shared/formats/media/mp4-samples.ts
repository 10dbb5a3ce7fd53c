import { type Box, boxesOf, boxOf } from './boxes.ts'
import { u32, u64 } from './bytes.ts'

/** Far more than a film of hours has. */
const maxSamples = 1_000_000

/** A stretch of a file. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Where the samples of a track lie, chunk by chunk (ISO/IEC 14496-12, section 8.7); null if its tables do not say. */
export function samplesOf(bytes: Uint8Array, track: Box): readonly Stretch[] | null {
  const media = boxOf(boxesOf(bytes, track), 'mdia')
  const table = boxesOf(bytes, boxOf(boxesOf(bytes, boxOf(boxesOf(bytes, media), 'minf')), 'stbl'))
  const [sizes, runs] = [boxOf(table, 'stsz'), boxOf(table, 'stsc')]
  const offsets = boxOf(table, 'stco') ?? boxOf(table, 'co64')
  if (sizes === undefined || runs === undefined || offsets === undefined) return null
  const [sizeOfAll, samples] = [u32(bytes, sizes.start + 4), u32(bytes, sizes.start + 8)]
  const [chunks, runCount] = [u32(bytes, offsets.start + 4), u32(bytes, runs.start + 4)]
  if (samples > maxSamples || chunks > maxSamples || runCount > maxSamples) return null
  const found: Stretch[] = []
  let [run, sample] = [0, 0]
  for (let chunk = 0; chunk < chunks && sample < samples; chunk++) {
    while (run + 1 < runCount && u32(bytes, runs.start + 8 + (run + 1) * 12) <= chunk + 1) run++
    const start = offsetOf(bytes, offsets, chunk)
    let end = start
    const last = Math.min(samples, sample + u32(bytes, runs.start + 8 + run * 12 + 4))
    for (; sample < last; sample++) end += sizeOfAll > 0 ? sizeOfAll : u32(bytes, sizes.start + 12 + sample * 4)
    if (end > start) found.push({ start, end })
  }
  return sample === samples ? found : null
}

const offsetOf = (bytes: Uint8Array, { type, start }: Box, chunk: number) =>
  type === 'stco' ? u32(bytes, start + 8 + chunk * 4) : u64(bytes, start + 8 + chunk * 8)
