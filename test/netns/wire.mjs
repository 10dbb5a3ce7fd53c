// A long and lossy wire: passes UDP packets between two computers, each after a delay, but for those that it loses.
// `node wire.mjs PORT A B DELAY_MS LOSS SEED`. The computers wrap all their traffic in these packets (VXLAN), so it
// holds for everything, TCP and multicast included. Kernels without tc's netem, as in many small machines, can do this.
import { createSocket } from 'node:dgram'

const [port, a, b, delay, loss, seed] = process.argv.slice(2)
const others = new Map([
  [a, b],
  [b, a],
])
let state = Number(seed)

/** A linear congruential generator (Numerical Recipes): the same losses in each run. */
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

const socket = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 })
socket.on('message', (packet, { address }) => {
  const to = others.get(address)
  if (to === undefined || random() < Number(loss)) return
  setTimeout(() => socket.send(packet, Number(port), to), Number(delay))
})
socket.bind(Number(port), '0.0.0.0', () => process.stdout.write('ready\n'))
