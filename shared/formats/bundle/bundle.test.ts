import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeBundleTools } from '../../../electron/hub/node-bundle-tools.ts'
import { webBundleTools } from '../../../renderer/worker/bundle/web-bundle-tools.ts'
import { SeededRandom } from '../../../test/support/seeded-random.ts'
import { blockBytes } from './bundle-chunks.ts'
import { encodeHeader, mostSealed, openBytes } from './bundle-header.ts'
import type { BundleRecord } from './bundle-records.ts'
import type { BundleTools } from './bundle-tools.ts'
import { lookAtBundle, readBundle } from './read-bundle.ts'
import { writeBundle } from './write-bundle.ts'

const random = new SeededRandom(5)
const key = random.bytes(32)
const header = {
  planTag: '0011223344556677',
  keyId: '8899aabbccddeeff',
  salt: random.bytes(16),
  sealed: [random.bytes(80), random.bytes(80)],
}
const headerBytes = encodeHeader(header).length
const about: BundleRecord = {
  kind: 'about',
  madeAt: 1_764_000_000_000,
  whole: true,
  root: 'ab'.repeat(16),
  documents: 2,
  mediaBytes: 0,
}
const document = (bytes: number): BundleRecord => ({
  kind: 'document',
  id: random.docId(1_764_000_000_000),
  fingerprint: 'cd'.repeat(16),
  update: random.bytes(bytes),
})

const sign = async (digest: Uint8Array) => ({
  device: new Uint8Array(32).fill(7),
  signature: new Uint8Array([...digest, ...digest]),
})

async function write(records: readonly BundleRecord[], tools: BundleTools = nodeBundleTools): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const source = (async function* () {
    yield* records
  })()
  for await (const piece of writeBundle(header, key, source, sign, tools)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

async function read(bytes: Uint8Array, tools: BundleTools = nodeBundleTools, openWith = key) {
  const records: BundleRecord[] = []
  const reading = readBundle(new Blob([bytes.slice()]), openWith, tools)
  for (;;) {
    const next = await reading.next()
    if (next.done === true) return { records, end: next.value }
    records.push(next.value)
  }
}

const media = (bytes: number): BundleRecord => ({
  kind: 'media',
  ...{ hash: 'ef'.repeat(32), size: bytes, index: 0, midstates: random.bytes(128), bytes: random.bytes(bytes) },
})

/** Comparing megabytes one by one is slow. */
const print = (record: BundleRecord) =>
  record.kind === 'document'
    ? { ...record, update: Buffer.from(record.update).toString('base64') }
    : record.kind === 'media'
      ? { ...record, bytes: Buffer.from(record.bytes).toString('base64') }
      : record

/** A record of a kind that a later version may write. */
const later = { kind: 'poll' } as unknown as BundleRecord

const statement: BundleRecord = { kind: 'statement', bytes: random.bytes(300) }
const small = [about, statement, document(900), document(0)]

describe.each([
  ['Node', nodeBundleTools],
  ['the web', webBundleTools],
])('[BU2] a bundle written by %s', (_name, tools) => {
  test.each([
    ['Node', nodeBundleTools],
    ['the web', webBundleTools],
  ])('is read by %s', async (_reader, readTools) => {
    const records = [...small, document(3 * blockBytes + 17), document(blockBytes), document(5), media(blockBytes * 4)]
    const { records: back, end } = await read(await write(records, tools), readTools)
    expect(back.map(print)).toEqual(records.map(print))
    expect(end).toMatchObject({ kind: 'whole', device: new Uint8Array(32).fill(7) })
    if (end.kind === 'whole') expect(end.signature).toEqual(new Uint8Array([...end.digest, ...end.digest]))
  })

  test('is damaged for another key', async () => {
    expect(await read(await write(small, tools), tools, random.bytes(32))).toEqual({
      records: [],
      end: { kind: 'damaged' },
    })
  })
})

test('[BU2] what a later version has put into a bundle is passed over', async () => {
  const [first, second] = [document(10), document(20)]
  const { records, end } = await read(await write([about, later, first, later, second]))
  expect(records).toEqual([about, first, second])
  expect(end.kind).toBe('whole')
})

test('[BU1] the open part of the file says which plan and key, and nothing else', async () => {
  const bytes = await write(small)
  expect(await lookAtBundle(new Blob([bytes.slice()]))).toEqual({
    kind: 'header',
    header,
    length: headerBytes,
  })
  expect(await lookAtBundle(new Blob(['text,date\n']))).toEqual({ kind: 'no-bundle' })
  expect(await lookAtBundle(new Blob([]))).toEqual({ kind: 'no-bundle' })
  const newer = bytes.slice()
  newer[8] = 9
  expect(await lookAtBundle(new Blob([newer]))).toEqual({ kind: 'newer', version: 9 })
  const older = bytes.slice()
  older[8] = 0
  expect(await lookAtBundle(new Blob([older]))).toEqual({ kind: 'no-bundle' })
})

test('[BU1] a file of version 1, which has no sealed keys, is still read', async () => {
  const [first, second] = [encodeHeader({ ...header, sealed: [] }).slice(0, openBytes), 'not a chunk']
  first[8] = 1
  expect(await lookAtBundle(new Blob([first, second]))).toEqual({
    kind: 'header',
    header: { ...header, sealed: [] },
    length: openBytes,
  })
})

test('[BU9] a header that was cut off, or says that more keys are in it than may be, is damaged', async () => {
  const bytes = encodeHeader(header).slice()
  for (let length = 9; length < bytes.length; length++)
    expect(await lookAtBundle(new Blob([bytes.slice(0, length)]))).toEqual({ kind: 'damaged' })
  new DataView(bytes.buffer).setUint16(openBytes, mostSealed + 1)
  expect(await lookAtBundle(new Blob([bytes, new Uint8Array(200_000)]))).toEqual({ kind: 'damaged' })
})

test('[BU3] wherever a bundle is cut off, it is damaged', async () => {
  const bytes = await write(small)
  for (let length = 0; length < bytes.length; length++) {
    expect((await read(bytes.subarray(0, length))).end.kind).toBe('damaged')
  }
})

test('[BU3] whichever bits are flipped, and whatever stands behind, it is damaged', async () => {
  const bytes = await write([...small, document(2 * blockBytes)])
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
      const flipped = bytes.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect((await read(flipped)).end.kind).toBe('damaged')
    }),
    { seed: 8, numRuns: 300 },
  )
  expect((await read(new Uint8Array([...bytes, 0]))).end.kind).toBe('damaged')
  expect((await read(new Uint8Array([...bytes, ...bytes.subarray(headerBytes)]))).end.kind).toBe('damaged')
})

test('[BU3] chunks of one bundle do not fit into another place or another bundle', async () => {
  const bytes = await write([about, document(blockBytes * 3)])
  const chunk = (at: number) => 4 + new DataView(bytes.buffer).getUint32(at)
  const first = bytes.subarray(headerBytes, headerBytes + chunk(headerBytes))
  const secondAt = headerBytes + first.length
  const second = bytes.subarray(secondAt, secondAt + chunk(secondAt))
  const swapped = new Uint8Array([
    ...bytes.subarray(0, headerBytes),
    ...second,
    ...first,
    ...bytes.subarray(secondAt + second.length),
  ])
  expect(swapped.length).toBe(bytes.length)
  expect((await read(swapped)).end.kind).toBe('damaged')
})

test('[BU3] no bytes make the reader fail or fill the memory', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (tail) => {
      const bytes = new Uint8Array([...(await write(small)).subarray(0, headerBytes), ...tail])
      expect((await read(bytes)).end.kind).toBe('damaged')
    }),
    { seed: 9, numRuns: 200 },
  )
})

test.each([
  ['Node', nodeBundleTools],
  ['the web', webBundleTools],
])('[BU3] what inflates to more than a block is refused by %s', async (_name, tools) => {
  const bomb = await tools.deflate(new Uint8Array(64 * 1024 * 1024))
  expect(await tools.inflate(bomb, blockBytes)).toBeNull()
  expect(await tools.inflate(new Uint8Array([1, 2, 3]), blockBytes)).toBeNull()
})

test('[BU3] a file that is another one the second time is damaged from there on', async () => {
  const first = await write([about, document(blockBytes)])
  const { end } = await read(first)
  const second = await write([about, document(blockBytes)])
  const again = readBundle(new Blob([second.slice()]), key, nodeBundleTools, end.kind === 'whole' ? end : undefined)
  expect(await again.next()).toEqual({ done: true, value: { kind: 'damaged' } })
})
