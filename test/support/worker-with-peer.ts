import { expect, vi } from 'vitest'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { portPipe } from '../../shared/replica/port-pipe.ts'
import { Replica } from '../../shared/replica/replica.ts'
import { startPlanWorker } from './plan-worker.ts'

/** A plan worker with an empty plan, and a replica of that plan which somebody else has. */
export async function startWithPeer() {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const { clock, random } = worker
  const peer = new Replica({ store: new MemoryStore(), planId: plan.entry.id, replicaId: 'peer', clock, random })
  const connect = () => {
    const { port1, port2 } = new MessageChannel()
    worker.working().replica.connect(portPipe(port1))
    return peer.connect(portPipe(port2))
  }
  const inStep = () =>
    vi.waitFor(async () => expect(await peer.root()).toBe(await worker.working().replica.root()), {
      timeout: 10_000,
      interval: 2,
    })
  const end = async () => {
    await peer.close()
    await worker.plans.close(plan.entry.id)
  }
  return { ...worker, plan, peer, connect, inStep, end }
}
