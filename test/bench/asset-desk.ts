import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { nodeClock } from '../../electron/network/node-clock.ts'
import { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { portPipe } from '../../shared/replica/port-pipe.ts'
import { Replica } from '../../shared/replica/replica.ts'
import { heapInUse } from '../support/heap.ts'
import { memoryDisk } from './memory-disk.ts'

const newStore = memoryDisk(Number(workerData))

/**
 * A thread of the bench that stands for the plan worker: it fetches one blob over each port that it is given, into a
 * store of its own, and says when it is here.
 */
async function fetchOver(port: MessagePort, hash: string): Promise<void> {
  let done = () => {}
  const here = new Promise<void>((resolve) => {
    done = resolve
  })
  const blobs = await Blobs.open(newStore(), nodeClock)
  const exchange = new BlobExchange(blobs, nodeClock)
  const replica = new Replica({
    store: new MemoryStore(),
    planId: 'bench',
    replicaId: 'desk',
    clock: nodeClock,
    random: (length) => new Uint8Array(randomBytes(length)),
    blobs: exchange,
  })
  blobs.watch(() => {
    if (!blobs.has(hash)) return
    parentPort?.postMessage('here')
    done()
  })
  replica.connect(portPipe(port), { device: 'sender' })
  exchange.setInterests(new Map([[hash, 0]]))
  await here
  await replica.close()
}

parentPort?.postMessage('ready')
parentPort?.on('message', ({ port, hash }: { readonly port: MessagePort; readonly hash: string }) => {
  void fetchOver(port, hash).then(() => {
    // What one round leaves behind is not for the next one to clear away.
    setImmediate(() => parentPort?.postMessage({ inUse: heapInUse() }))
  })
})
