import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type TransferListItem, Worker } from 'node:worker_threads'
import SecretStream from '@hyperswarm/secret-stream'
import { bridge } from '../../electron/network/bridge.ts'
import { dialed } from '../../electron/network/lan/dial.ts'
import { Link } from '../../electron/network/link.ts'
import { nodeClock } from '../../electron/network/node-clock.ts'
import { PeerPipe } from '../../electron/network/peer-pipe.ts'
import { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import { chunkBytes } from '../../shared/replica/blobs/chunks.ts'
import type { MemoryBlobStore } from '../../shared/replica/blobs/memory-blob-store.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { portPipe } from '../../shared/replica/port-pipe.ts'
import { Replica } from '../../shared/replica/replica.ts'
import { heapInUse } from '../support/heap.ts'
import { quietPeer } from '../support/quiet-peer.ts'
import { memoryDisk } from './memory-disk.ts'
import { calibrate, type Figure, figure, undisturbed } from './rounds.ts'

const size = 500_000_000
const rawByte = 0
const blobByte = 1
const newStore = memoryDisk(size)
const keyPair = () => SecretStream.keyPair(randomBytes(32))

interface Sender {
  readonly process: ChildProcess
  readonly port: number
  readonly hash: string
}

async function startSender(program: string): Promise<Sender> {
  const child = fork(path.join(program, 'asset-peer.mjs'), [String(size)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ port, hash }] = (await once(child, 'message')) as [{ port: number; hash: string }]
  return { process: child, port, hash }
}

/** A bare one as Node makes it, else one as the app makes it. */
async function dial(port: number, purpose: number): Promise<Socket> {
  const host = '127.0.0.1'
  const socket = purpose === rawByte ? connect({ host, port, noDelay: true }) : dialed(host, port)
  await once(socket, 'connect')
  socket.on('error', () => {})
  socket.write(Uint8Array.of(purpose))
  return socket
}

/** Milliseconds for the bytes of the file over a bare SecretStream. */
async function rawMs({ port }: Sender): Promise<number> {
  const socket = await dial(port, rawByte)
  const stream = new SecretStream(true, socket, { keyPair: keyPair() })
  await stream.opened
  const start = performance.now()
  let taken = 0
  stream.on('data', (bytes: Uint8Array) => {
    taken += bytes.length
  })
  await once(stream, 'end')
  if (taken < size) throw new Error('The raw stream ended early.')
  return performance.now() - start
}

/** The side that fetches: its connections, what came over them, and when. */
class Receiver {
  readonly store: MemoryBlobStore
  readonly blobs: Blobs
  readonly #exchange: BlobExchange
  readonly #replica: Replica
  readonly #sockets: Socket[] = []
  /** Bytes that came over all connections, the rest of the protocol included. */
  received = 0
  lastAt = 0
  /** The longest time in which nothing came, since it was set to 0. */
  longestPause = 0

  private constructor(store: MemoryBlobStore, blobs: Blobs) {
    this.store = store
    this.blobs = blobs
    this.#exchange = new BlobExchange(blobs, nodeClock)
    this.#replica = new Replica({
      store: new MemoryStore(),
      planId: 'bench',
      replicaId: 'receiver',
      clock: nodeClock,
      random: (length) => new Uint8Array(randomBytes(length)),
      blobs: this.#exchange,
    })
  }

  static async start(store = newStore()): Promise<Receiver> {
    return new Receiver(store, await Blobs.open(store, nodeClock))
  }

  async join(sender: Sender): Promise<void> {
    const socket = await dial(sender.port, blobByte)
    this.#sockets.push(socket)
    const link = await Link.open(socket, true, keyPair())
    if (link === null) throw new Error('The sender did not answer.')
    link.trust()
    const pipe = new PeerPipe(link, quietPeer)
    this.#replica.connect(this.#counting(pipe), { device: String(sender.port) })
  }

  fetch(hash: string): void {
    this.#exchange.setInterests(new Map([[hash, 0]]))
  }

  /** Resolves when the share of the file is here and durable. */
  until(hash: string, share: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.blobs.watch(() => {
        const kept = this.blobs.find(hash)
        if (kept === null || kept.from * chunkBytes > size * (1 - share)) return
        stop()
        resolve()
      })
    })
  }

  /** Ends without a word, as `kill -9` does; what was under way is lost. */
  kill(): void {
    this.#exchange.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #counting(pipe: Pipe): Pipe {
    return {
      send: (frame) => pipe.send(frame),
      drained: () => pipe.drained(),
      close: (reason) => pipe.close(reason),
      receive: (handlers) =>
        pipe.receive({
          closed: (reason) => handlers.closed(reason),
          frame: (frame) => {
            const now = performance.now()
            if (this.lastAt > 0) this.longestPause = Math.max(this.longestPause, now - this.lastAt)
            this.lastAt = now
            this.received += frame.length
            return handlers.frame(frame)
          },
        }),
    }
  }
}

/** Milliseconds for the file as a blob: asked for, checked chunk by chunk, kept. */
async function blobMs(sender: Sender): Promise<number> {
  const receiver = await Receiver.start()
  await receiver.join(sender)
  const start = performance.now()
  receiver.fetch(sender.hash)
  await receiver.until(sender.hash, 1)
  const took = performance.now() - start
  receiver.kill()
  return took
}

/** Clears away what the round before has left, which is not for the next one to pay for. */
async function afresh(measure: () => Promise<number>): Promise<number> {
  await setImmediate()
  heapInUse()
  return measure()
}

/** The same as on a desktop: this thread is the network process, a second one the plan worker, with a port between. */
async function desktopMs(sender: Sender, desk: Worker): Promise<number> {
  const socket = await dial(sender.port, blobByte)
  const link = await Link.open(socket, true, keyPair())
  if (link === null) throw new Error('The sender did not answer.')
  link.trust()
  const { port1, port2 } = new MessageChannel()
  const start = performance.now()
  // A browser's type for the port, of which Node's is one too.
  desk.postMessage({ port: port2, hash: sender.hash }, [port2 as unknown as TransferListItem])
  bridge(new PeerPipe(link, quietPeer), portPipe(port1))
  await once(desk, 'message')
  const took = performance.now() - start
  socket.destroy()
  // By then it has cleared away what it kept.
  await once(desk, 'message')
  return took
}

/** The receiver is killed half-way and started again on what it had kept. */
async function restart(sender: Sender): Promise<{ readonly ms: number; readonly chunksAgain: number }> {
  const first = await Receiver.start()
  await first.join(sender)
  first.fetch(sender.hash)
  await first.until(sender.hash, 0.5)
  first.kill()
  const start = performance.now()
  const again = await Receiver.start(first.store)
  await again.join(sender)
  again.fetch(sender.hash)
  const before = again.blobs.find(sender.hash)?.from ?? 0
  await again.until(sender.hash, 1 - ((before - 1) * chunkBytes) / size)
  const ms = performance.now() - start
  await again.until(sender.hash, 1)
  again.kill()
  return { ms, chunksAgain: (first.received + again.received - size) / chunkBytes }
}

/** One of two senders is killed half-way. */
async function loseSender(
  staying: Sender,
  program: string,
): Promise<{ readonly ms: number; readonly chunksAgain: number }> {
  const dying = await startSender(program)
  const receiver = await Receiver.start()
  await receiver.join(staying)
  await receiver.join(dying)
  receiver.fetch(staying.hash)
  await receiver.until(staying.hash, 0.5)
  receiver.longestPause = 0
  dying.process.kill('SIGKILL')
  await receiver.until(staying.hash, 1)
  receiver.kill()
  return { ms: receiver.longestPause, chunksAgain: (receiver.received - size) / chunkBytes }
}

/**
 * 500 MB from one process to another on loopback, against the same bytes over a bare SecretStream in the same run, before
 * and after each. The bare one has the same two processes, writes the same bytes in pieces of the same size from the
 * same memory, and lets them go when they have come. The blob's bytes are kept in memory that was there before, which
 * stands for the disk.
 */
export async function measureAssets(
  rounds: number,
  program: string,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const sender = await startSender(program)
  const desk = new Worker(path.join(program, 'asset-desk.mjs'), { workerData: size })
  await once(desk, 'message')
  // Twice without counting: a planner runs for hours, and this is about its speed then, not about compiling it.
  const kinds = [rawMs, blobMs, (to: Sender) => desktopMs(to, desk)]
  for (const warmUp of [...kinds, ...kinds]) await warmUp(sender)
  const speeds: { calibration: number; value: number }[] = []
  const desktops: { calibration: number; value: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const calibration = calibrate()
    const before = await afresh(() => rawMs(sender))
    const desktop = await afresh(() => desktopMs(sender, desk))
    const between = await afresh(() => rawMs(sender))
    const blob = await afresh(() => blobMs(sender))
    const after = await afresh(() => rawMs(sender))
    const speed = [before, between, after].map(mbPerSecond).join(', ')
    say(`500 MB: bare ${speed} MB/s, as a blob ${mbPerSecond(desktop)} MB/s, in one thread ${mbPerSecond(blob)} MB/s`)
    desktops.push({ calibration, value: (before + between) / 2 / desktop })
    speeds.push({ calibration, value: (between + after) / 2 / blob })
  }
  await desk.terminate()
  const restarted = await restart(sender)
  const lost = await loseSender(sender, program)
  sender.process.kill()
  return [
    figure('assets-vs-secret-stream', undisturbed(desktops), 0.5, 'higher'),
    figure('assets-vs-secret-stream-in-one-thread', undisturbed(speeds), 0.5, 'higher'),
    figure('assets-restart-ms', [restarted.ms], 2000, 'lower'),
    figure('assets-restart-chunks-again', [restarted.chunksAgain], 2, 'lower'),
    figure('assets-lost-peer-pause-ms', [lost.ms], 2000, 'lower'),
    figure('assets-lost-peer-chunks-again', [lost.chunksAgain], 2, 'lower'),
  ]
}

const mbPerSecond = (ms: number) => Math.round(size / 1000 / ms)
