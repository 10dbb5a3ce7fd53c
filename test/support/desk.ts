import { nodeClock } from '../../electron/network/node-clock.ts'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import { MemoryBlobStore } from '../../shared/replica/blobs/memory-blob-store.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { SyncState } from '../../shared/replica/sync-state.ts'
import { TestDevice } from './network-device.ts'
import { SeededRandom } from './seeded-random.ts'

/** A member's computer over real sockets on loopback: a network, and a replica in memory. */
export interface Desk {
  readonly device: TestDevice
  readonly replica: Replica
  readonly exchange: BlobExchange
  /** The state of the newest session. */
  sync(): SyncState | null
  close(): Promise<void>
}

/** Sets up a desk for a plan. It has no peers until it is served or joins. */
export function openDesk(plan: Pick<KeptTeam, 'planId'>, name: string, seed: number, isHub = false): Desk {
  const device = new TestDevice(name, { listen: { host: '127.0.0.1', port: 0 }, discovery: null, isHub })
  const seeded = new SeededRandom(seed)
  const exchange = new BlobExchange(new Blobs(new MemoryBlobStore(), nodeClock), nodeClock)
  const replica = new Replica({
    store: new MemoryStore(),
    planId: plan.planId,
    replicaId: name,
    clock: nodeClock,
    random: (length) => seeded.bytes(length),
    blobs: exchange,
  })
  let newest: SyncState | null = null
  device.onPeer = ({ device: peer, pipe }) => {
    replica.connect(pipe, {
      device: peer,
      onState: (state) => {
        newest = state
      },
    })
  }
  return {
    device,
    replica,
    exchange,
    sync: () => newest,
    async close() {
      device.close()
      await replica.close()
    },
  }
}
