import { randomBytes } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { Link } from '../../electron/network/link.ts'
import { nodeClock } from '../../electron/network/node-clock.ts'
import { PeerPipe } from '../../electron/network/peer-pipe.ts'
import { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import { chunkCount, longestPiece } from '../../shared/replica/blobs/chunks.ts'
import { MemoryBlobStore } from '../../shared/replica/blobs/memory-blob-store.ts'
import { type ByteSource, type PutBlob, putBlob } from '../../shared/replica/blobs/put-blob.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { Replica } from '../../shared/replica/replica.ts'
import { quietPeer } from '../support/quiet-peer.ts'

/** The first byte of a connection says what it is for. */
const rawByte = 0

/** Bytes that are nowhere as a whole: a page again and again, each time shifted. */
function longFile(size: number): ByteSource {
  const page = Uint8Array.from({ length: 4096 }, (_, at) => Math.imul(at, 0x9e3779b1) >>> 13)
  const slice = (start: number, end: number): ArrayBuffer => {
    const bytes = new Uint8Array(end - start)
    for (let at = 0; at < bytes.length; at += page.length) {
      const shifted = page.map((byte) => byte ^ ((start + at) >>> 12))
      bytes.set(shifted.subarray(0, bytes.length - at), at)
    }
    return bytes.buffer
  }
  return { size, slice: (start, end) => ({ arrayBuffer: async () => slice(start, end) }) }
}

/** One process of the bench that holds a long file and serves it, as itself or as raw bytes, on loopback. */
async function serve(size: number): Promise<void> {
  const blobs = await Blobs.open(new MemoryBlobStore(), nodeClock)
  const put = await putBlob(blobs, longFile(size), () => {}, { aborted: false })
  if (put === null) return
  const kept = await chunksOf(blobs, put)
  const replica = new Replica({
    store: new MemoryStore(),
    planId: 'bench',
    replicaId: String(process.pid),
    clock: nodeClock,
    random: (length) => new Uint8Array(randomBytes(length)),
    blobs: new BlobExchange(blobs, nodeClock),
  })
  const keyPair = SecretStream.keyPair(randomBytes(32))
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (first) => {
      socket.pause()
      if (first.length > 1) socket.unshift(first.subarray(1))
      void (first[0] === rawByte ? pourRaw(socket, keyPair, kept) : join(socket, keyPair, replica))
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : 0, hash: put.hash })
  })
}

async function join(socket: Socket, keyPair: SecretStream.KeyPair, replica: Replica): Promise<void> {
  const link = await Link.open(socket, false, keyPair)
  if (link === null) return
  link.trust()
  replica.connect(new PeerPipe(link, quietPeer), { device: 'receiver' })
}

/** The chunks of a blob as the store keeps them. */
async function chunksOf({ store }: Blobs, { hash, size }: PutBlob): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = []
  for (let index = 0; index < chunkCount(size); index++) {
    chunks.push((await store.chunk(hash, index))?.bytes ?? new Uint8Array())
  }
  return chunks
}

/** The yardstick: the same bytes from the same memory, in writes of the size of a piece, as fast as the stream takes them. */
async function pourRaw(socket: Socket, keyPair: SecretStream.KeyPair, chunks: readonly Uint8Array[]): Promise<void> {
  const stream = new SecretStream(false, socket, { keyPair })
  stream.on('error', () => {})
  setImmediate(() => socket.resume())
  await stream.opened
  for (const chunk of chunks.toReversed()) {
    for (let at = 0; at < chunk.length; at += longestPiece) {
      const isTaken = stream.write(chunk.subarray(at, at + longestPiece))
      if (!isTaken) await new Promise((resolve) => stream.once('drain', resolve))
    }
  }
  stream.end()
}

void serve(Number(process.argv[2]))
