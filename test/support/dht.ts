import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import HyperDHT from 'hyperdht'

/** A DHT of one's own on loopback. One node alone never answers; four do. */
export interface TestDht {
  /** `host:port` of the first node. */
  readonly bootstrap: readonly string[]
  destroy(): Promise<void>
}

const nodesWanted = 4
const host = '127.0.0.1'

export async function startDht(): Promise<TestDht> {
  const first = HyperDHT.bootstrapper(await freePort(), host, { host })
  await first.fullyBootstrapped()
  const bootstrap = [`${host}:${first.address().port}`]
  const others = Array.from(
    { length: nodesWanted - 1 },
    () => new HyperDHT({ bootstrap, host, ephemeral: false, firewalled: false }),
  )
  await Promise.all(others.map((node) => node.fullyBootstrapped()))
  return {
    bootstrap,
    destroy: async () => {
      await Promise.all([first, ...others].map((node) => node.destroy({ force: true })))
    },
  }
}

/** A UDP port that is free now. */
async function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  socket.bind(0, host)
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  return port
}
