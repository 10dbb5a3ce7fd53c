import { nodeClock } from '../../electron/network/node-clock.ts'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { SyncState } from '../../shared/replica/sync-state.ts'
import { TestDevice } from './network-device.ts'
import { SeededRandom } from './seeded-random.ts'

/** A member's computer over real sockets on loopback: a network, and a replica in memory. */
export interface Desk {
  readonly device: TestDevice
  readonly replica: Replica
  /** The state of the newest session. */
  sync(): SyncState | null
  close(): Promise<void>
}

/** Sets up a desk for a plan. It has no peers until it is served or joins. */
export function openDesk(plan: Pick<KeptTeam, 'planId'>, name: string, seed: number): Desk {
  const device = new TestDevice(name, { listen: { host: '127.0.0.1', port: 0 }, discovery: null })
  const seeded = new SeededRandom(seed)
  const replica = new Replica({
    store: new MemoryStore(),
    planId: plan.planId,
    replicaId: name,
    clock: nodeClock,
    random: (length) => seeded.bytes(length),
  })
  let newest: SyncState | null = null
  device.onPeer = ({ pipe }) => {
    replica.connect(pipe, {
      onState: (state) => {
        newest = state
      },
    })
  }
  return {
    device,
    replica,
    sync: () => newest,
    async close() {
      device.close()
      await replica.close()
    },
  }
}
