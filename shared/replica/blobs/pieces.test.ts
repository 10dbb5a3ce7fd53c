import { expect, test } from 'vitest'
import { blobDevice } from '../../../test/support/blob-device.ts'
import { inPieces } from '../../../test/support/in-pieces.ts'
import { media } from '../../../test/support/media.ts'
import { messagesIn } from '../../../test/support/messages-in.ts'
import { ReplicaMesh } from '../../../test/support/replica-mesh.ts'
import { strangePeer } from '../../../test/support/strange-peer.ts'
import { decodeMessage, encodeMessage, framesOf, type Message } from '../frames.ts'
import { MessageJoiner } from '../parts.ts'
import { chunkBytes, longestPiece, partBytes, pieceBytes } from './chunks.ts'

const hash = 'c0'.repeat(32)

/** What a holder sends for a whole chunk to who asks for it so. */
async function piecesFor(longest: number | null) {
  const mesh = new ReplicaMesh(1)
  const holder = await blobDevice(mesh, 'holder')
  const bytes = media(chunkBytes, 1)
  const name = await holder.put(bytes)
  const peer = await strangePeer(holder.replica)
  const taken = () => peer.heard.flatMap((message) => (message.kind === 'piece' ? [message] : []))
  await peer.say({ kind: 'fetch', hash: name, start: 0, length: chunkBytes, longest })
  while (taken().reduce((sum, piece) => sum + piece.bytes.length, 0) < chunkBytes) await peer.listen()
  for (const { start, before, bytes: some } of taken()) {
    expect(Math.floor(start / partBytes)).toBe(Math.floor((start + some.length - 1) / partBytes))
    expect(before === null).toBe(start % partBytes > 0)
    expect(some).toEqual(bytes.slice(start, start + some.length))
  }
  return taken()
}

test('[BL6] who says nothing of the length of pieces gets short ones in order', async () => {
  const fetch: Message = { kind: 'fetch', hash, start: 5, length: 7, longest: 1 }
  expect(decodeMessage(encodeMessage(fetch))).toEqual(fetch)
  expect(decodeMessage(encodeMessage(fetch).slice(0, -1))).toEqual({ ...fetch, longest: null })
  const pieces = await piecesFor(null)
  expect(pieces.map(({ start }) => start)).toEqual(Array.from({ length: 16 }, (_, at) => at * pieceBytes))
})

test.each([
  [0, pieceBytes],
  [pieceBytes, pieceBytes],
  [100_000, 100_000],
  [longestPiece, longestPiece],
  [chunkBytes, longestPiece],
])('[BL6] who asks for pieces of up to %i bytes gets them in %i, of each part by turns', async (longest, expected) => {
  const pieces = await piecesFor(longest)
  expect(Math.max(...pieces.map(({ bytes }) => bytes.length))).toBe(expected)
  const turns = pieces.map(({ start }) => Math.floor(start / partBytes))
  expect(turns).toEqual(turns.map((_, at) => at % 4))
})

test('[BL3] the midstate before a part stands once the part has begun', async () => {
  const mesh = new ReplicaMesh(2)
  const [holder, device] = [await blobDevice(mesh, 'holder'), await blobDevice(mesh, 'device')]
  const size = 2 * chunkBytes
  const name = await holder.put(media(size, 2))
  device.want(name)
  const peer = await strangePeer(device.replica, { device: 'stranger' })
  await peer.say({ kind: 'held', holdings: [{ hash: name, size }] })
  for (let at = 0; at < peer.heard.length; at++) {
    const asked = peer.heard[at]
    if (asked?.kind !== 'fetch') continue
    const chunk = await holder.store.chunk(name, Math.floor(asked.start / chunkBytes))
    for (const { start, end } of inPieces(asked.start, asked.start + asked.length)) {
      const [offset, part] = [start % chunkBytes, Math.floor((start % chunkBytes) / partBytes)]
      const right = chunk?.midstates.slice(part * 32, part * 32 + 32)
      // Another midstate with each later piece of a part: who took it up would join what does not belong together.
      const before = offset % partBytes === 0 ? (right ?? null) : new Uint8Array(32).fill(at)
      const bytes = chunk?.bytes.slice(offset, offset + end - start) ?? new Uint8Array()
      await peer.say({ kind: 'piece', hash: name, start, before, bytes })
    }
  }
  expect(peer.ended()).toBeNull()
  expect(device.blobs.has(name)).toBe(true)
})

test('[FR1] [BL6] the longest piece fits in one frame, and reads as it was written', () => {
  const piece: Message = { kind: 'piece', hash, start: 0, before: new Uint8Array(32), bytes: media(longestPiece, 2) }
  const frames = [...framesOf(piece)]
  expect(frames).toHaveLength(1)
  expect(frames.flatMap((frame) => messagesIn(new MessageJoiner(), frame))).toEqual([piece])
  const longer = encodeMessage({ ...piece, bytes: new Uint8Array(longestPiece + 1) })
  expect(decodeMessage(longer)).toEqual({ kind: 'malformed', reason: 'A piece is too long.' })
})
