import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { SeededRandom } from '../../../test/support/seeded-random.ts'
import { Lanes } from './sha256-lanes.ts'

const share = 256
const random = new SeededRandom(11)
/** SHA-256's initial state, four times. */
const words = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]
const first = new Uint8Array(128)
for (let at = 0; at < 32; at++) new DataView(first.buffer).setUint32(4 * at, words[at % 8] ?? 0)

/** A message whose padding is its own last block, so that the state after it is its hash. */
function padded(): Uint8Array {
  const message = random.bytes(share - 64)
  const block = new Uint8Array(share)
  block.set(message)
  block[message.length] = 0x80
  new DataView(block.buffer).setUint32(share - 4, 8 * message.length)
  return block
}
const hashOf = (block: Uint8Array) =>
  createHash('sha256')
    .update(block.subarray(0, share - 64))
    .digest()
const quarters = (room: Uint8Array) => [0, 1, 2, 3].map((at) => room.subarray(at * share, (at + 1) * share))

test('[BL3] what lies in a room and what lies elsewhere come to the same, as others compute it', async () => {
  const lanes = await Lanes.make(share, 2)
  const blocks = [padded(), padded(), padded(), padded()]
  const expected = new Uint8Array(Buffer.concat(blocks.map(hashOf)))
  expect(lanes.run(first, blocks)).toEqual(expected)
  for (const room of [lanes.take(), lanes.take()]) {
    if (room === null) throw new Error('There are two rooms.')
    for (const [at, block] of blocks.entries()) room.set(block, at * share)
    expect(lanes.run(first, quarters(room))).toEqual(expected)
    expect(lanes.run(first.subarray(0, 32), quarters(room).slice(2, 3))).toEqual(expected.subarray(64, 96))
  }
})

test('a room is somebody else’s only after it was given back, once', async () => {
  const lanes = await Lanes.make(share, 2)
  const [one, two] = [lanes.take(), lanes.take()]
  if (one === null || two === null) throw new Error('There are two rooms.')
  one.fill(1)
  two.fill(2)
  expect(lanes.take()).toBeNull()
  for (const given of [one, one, new Uint8Array(4 * share)]) lanes.release(given)
  expect(lanes.take()).toBe(one)
  expect(lanes.take()).toBeNull()
  expect(new Set(one)).toEqual(new Set([1]))
})
