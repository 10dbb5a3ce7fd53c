import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A display for windows: the machine's own, or a virtual one that ends with `close`. */
export interface Display {
  readonly name: string
  close(): void
}

/** Starts Xvfb on a free display when there is none. `-displayfd` tells the number once it accepts connections. */
export async function openDisplay(): Promise<Display> {
  const own = process.env.DISPLAY
  if (own !== undefined && own !== '') return { name: own, close: () => undefined }
  const server: ChildProcess = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2560x1440x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const answer = server.stdio[3]
  if (answer === null || answer === undefined) throw new Error('Xvfb has no answer pipe')
  const [number] = await once(answer, 'data')
  return { name: `:${String(number).trim()}`, close: () => server.kill() }
}
