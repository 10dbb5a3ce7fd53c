import { heapInUse } from '../support/heap.ts'

/** What something cost this process: CPU time in milliseconds, and memory that it holds afterwards in MiB. */
export interface Cost {
  readonly cpuMs: number
  readonly heldMiB: number
}

/** CPU time is counted, not time on the clock: another program that is busy does not make an attack look expensive. */
export async function costOf(work: () => Promise<void>): Promise<Cost> {
  const heap = heapInUse()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { cpuMs: (user + system) / 1000, heldMiB: (heapInUse() - heap) / 1024 / 1024 }
}
