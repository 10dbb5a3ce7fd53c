import { expect, test } from 'vitest'
import { blobDevice } from '../../../test/support/blob-device.ts'
import { media } from '../../../test/support/media.ts'
import { ReplicaMesh } from '../../../test/support/replica-mesh.ts'
import { strangePeer } from '../../../test/support/strange-peer.ts'
import { decodeMessage, encodeMessage, framesOf, type Message } from '../frames.ts'
import { MessageJoiner } from '../parts.ts'
import { chunkBytes, longestPiece, partBytes, pieceBytes } from './chunks.ts'

const hash = 'c0'.repeat(32)

test('[BL6] who says nothing of the length of pieces takes no long ones', () => {
  const fetch: Message = { kind: 'fetch', hash, start: 5, length: 7, longest: 1 }
  expect(decodeMessage(encodeMessage(fetch))).toEqual(fetch)
  expect(decodeMessage(encodeMessage(fetch).slice(0, -1))).toEqual({ ...fetch, longest: pieceBytes })
})

test.each([
  [0, pieceBytes],
  [pieceBytes, pieceBytes],
  [100_000, 100_000],
  [longestPiece, longestPiece],
  [chunkBytes, longestPiece],
])('[BL6] who asks for pieces of up to %i bytes gets them in %i, none across two parts', async (longest, expected) => {
  const mesh = new ReplicaMesh(1)
  const holder = await blobDevice(mesh, 'holder')
  const bytes = media(chunkBytes, 1)
  const name = await holder.put(bytes)
  const peer = await strangePeer(holder.replica)
  const taken = () => peer.heard.flatMap((message) => (message.kind === 'piece' ? [message] : []))
  await peer.say({ kind: 'fetch', hash: name, start: 0, length: chunkBytes, longest })
  while (taken().reduce((sum, piece) => sum + piece.bytes.length, 0) < chunkBytes) await peer.listen()
  expect(Math.max(...taken().map((piece) => piece.bytes.length))).toBe(expected)
  for (const { start, before, bytes: some } of taken()) {
    expect(Math.floor(start / partBytes)).toBe(Math.floor((start + some.length - 1) / partBytes))
    expect(before === null).toBe(start % partBytes > 0)
    expect(some).toEqual(bytes.slice(start, start + some.length))
  }
})

test('[FR1] [BL6] the longest piece fits in one frame, and reads as it was written', () => {
  const piece: Message = { kind: 'piece', hash, start: 0, before: new Uint8Array(32), bytes: media(longestPiece, 2) }
  const frames = [...framesOf(piece)]
  expect(frames).toHaveLength(1)
  const joined = frames.map((frame) => new MessageJoiner().add(frame))[0]
  expect(joined?.kind === 'message' ? decodeMessage(joined.bytes) : joined).toEqual(piece)
  const longer = encodeMessage({ ...piece, bytes: new Uint8Array(longestPiece + 1) })
  expect(decodeMessage(longer)).toEqual({ kind: 'malformed', reason: 'A piece is too long.' })
})
