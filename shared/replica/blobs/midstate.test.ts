import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ManualClock } from '../../../test/support/manual-clock.ts'
import { SeededRandom } from '../../../test/support/seeded-random.ts'
import type { KeptChunk } from './blob-store.ts'
import { Blobs } from './blobs.ts'
import { chunkBytes } from './chunks.ts'
import { MemoryBlobStore } from './memory-blob-store.ts'
import { chunkHash } from './midstate.ts'
import { putBlob } from './put-blob.ts'

const random = new SeededRandom(5)
const hasher = await chunkHash()

/** A blob of three chunks, as its owner keeps it. */
async function threeChunks() {
  const blobs = await Blobs.open(new MemoryBlobStore(), new ManualClock())
  const bytes = new Uint8Array(2 * chunkBytes + 100).fill(random.below(256))
  bytes.set(random.bytes(1000), 500)
  const blob = await putBlob(blobs, new Blob([bytes]), () => {}, { aborted: false })
  if (blob === null) throw new Error('Not put.')
  const chunks: KeptChunk[] = []
  for (const index of [0, 1, 2]) {
    const chunk = await blobs.store.chunk(blob.hash, index)
    if (chunk !== null) chunks.push(chunk)
  }
  const [first, middle, last] = chunks
  if (first === undefined || middle === undefined || last === undefined) throw new Error('Three chunks were kept.')
  return { blob, bytes, first, middle, last }
}

test('[BL3] the midstates lead through SHA-256 as others compute it', async () => {
  const { blob, bytes, first, middle, last } = await threeChunks()
  expect(blob.hash).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(hasher.leadsTo(blob, last, null)).toBe(true)
  expect(hasher.leadsTo(blob, middle, last.midstates.subarray(0, 32))).toBe(true)
  expect(hasher.leadsTo(blob, first, middle.midstates.subarray(0, 32))).toBe(true)
})

test('[BL3] a changed byte, midstate, place or length leads nowhere', async () => {
  const { blob, first, middle, last } = await threeChunks()
  const flipped = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 17 ? byte ^ 1 : byte))
  for (const wrong of [
    { ...middle, bytes: flipped(middle.bytes) },
    { ...middle, midstates: flipped(middle.midstates) },
    { ...middle, bytes: middle.bytes.subarray(1) },
    { ...middle, bytes: middle.bytes.subarray(64) },
    { ...last, index: 1 },
    first,
  ]) {
    expect(hasher.leadsTo(blob, wrong, last.midstates.subarray(0, 32))).toBe(false)
  }
  expect(hasher.leadsTo(blob, { ...last, bytes: last.bytes.subarray(1) }, null)).toBe(false)
  for (const size of [blob.size - chunkBytes, blob.size - 1, blob.size + 1]) {
    expect(hasher.leadsTo({ ...blob, size }, last, null)).toBe(false)
  }
  expect(hasher.leadsTo(blob, { ...first, midstates: middle.midstates }, middle.midstates.subarray(0, 32))).toBe(false)
})

test('[BL3] parts side by side, in one go or in several, come to the same as one after the other, from any midstate', () => {
  for (let round = 0; round < 20; round++) {
    const bytes = new Uint8Array(chunkBytes).fill(random.below(256))
    bytes.set(random.bytes(5000), random.below(chunkBytes - 5000))
    const before = random.bytes(32)
    const index = random.below(5)
    const { midstates, after } = hasher.walk(before, index + 1, bytes)
    const chunk = { index: index + 1, bytes, midstates }
    const blob = { hash: '', size: 10 * chunkBytes }
    expect(hasher.leadsTo(blob, chunk, after)).toBe(true)
    const wrong = midstates.map((byte, at) => (at === 40 + round ? byte ^ 4 : byte))
    expect(hasher.leadsTo(blob, { ...chunk, midstates: wrong }, after)).toBe(false)
    const early = hasher.advance(chunk, null, 64 * (1 + random.below(2000)))
    const ahead = hasher.advance(chunk, early, early.at + 64 * random.below(2000))
    expect(hasher.leadsTo(blob, chunk, after, ahead)).toBe(true)
    expect(hasher.leadsTo(blob, { ...chunk, midstates: wrong }, after, ahead)).toBe(false)
    expect(
      hasher.leadsTo(
        blob,
        { ...chunk, bytes: bytes.map((byte, at) => (at === chunkBytes - 1 ? byte ^ 1 : byte)) },
        after,
        ahead,
      ),
    ).toBe(false)
  }
})
