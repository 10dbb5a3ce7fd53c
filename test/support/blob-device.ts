import { BlobExchange, type ExchangeEvents } from '../../shared/replica/blobs/blob-exchange.ts'
import type { BlobStore } from '../../shared/replica/blobs/blob-store.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import { MemoryBlobStore } from '../../shared/replica/blobs/memory-blob-store.ts'
import { chunkHash } from '../../shared/replica/blobs/midstate.ts'
import { putBlob } from '../../shared/replica/blobs/put-blob.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import { ReplicaMesh } from './replica-mesh.ts'

/** A replica in a mesh that keeps blobs. Its name stands for its device key. */
export interface BlobDevice {
  readonly name: string
  readonly store: BlobStore
  readonly blobs: Blobs
  readonly exchange: BlobExchange
  readonly replica: Replica
  /** Puts bytes and gives their name. */
  put(bytes: Uint8Array<ArrayBuffer>): Promise<string>
  /** Wants these, in this order. */
  want(...hashes: readonly string[]): void
}

/** Makes a device; with the store of an earlier one it is that one after a restart. */
export async function blobDevice(
  mesh: ReplicaMesh,
  name: string,
  store: BlobStore = new MemoryBlobStore(),
  events: ExchangeEvents = {},
): Promise<BlobDevice> {
  // Compiled here, because a mesh has no patience for what takes more than promises.
  await chunkHash()
  const blobs = await Blobs.open(store, mesh.clock)
  const exchange = new BlobExchange(blobs, mesh.clock, events)
  const replica = mesh.replica(undefined, 'plan', exchange)
  return {
    name,
    store,
    blobs,
    exchange,
    replica,
    async put(bytes) {
      const put = await putBlob(blobs, new Blob([bytes]), () => {}, { aborted: false })
      return put?.hash ?? ''
    },
    want: (...hashes) => exchange.setInterests(new Map(hashes.map((hash, place) => [hash, place]))),
  }
}

/** Joins two devices; each knows the other by its name. */
export const joinDevices = (mesh: ReplicaMesh, a: BlobDevice, b: BlobDevice) =>
  mesh.link(a.replica, b.replica, { device: b.name }, { device: a.name })

/** Two devices or three in a mesh of their own. */
export async function blobDevices(seed: number, count: number) {
  const mesh = new ReplicaMesh(seed)
  const made: BlobDevice[] = []
  for (let at = 0; at < count; at++) made.push(await blobDevice(mesh, `device ${at}`))
  const [a, b, c] = made
  if (a === undefined || b === undefined) throw new Error('At least two.')
  return { mesh, a, b, c: c ?? b }
}
