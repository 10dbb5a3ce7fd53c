import { once } from 'node:events'
import mdns from 'multicast-dns'
import { afterEach, expect, it } from 'vitest'
import { Discovery, type Sighting } from './discovery.ts'

const multicast = { port: 15_355, interfaces: () => ['127.0.0.1'] }
const service = '_placard._tcp.local'

const open: { destroy(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.destroy()
})

/** A discovery that looks for a tag, and what else is on the network. */
async function looking(tag: string) {
  const seen: Sighting[] = []
  let heard = () => {}
  const discovery = new Discovery(multicast, (sighting) => {
    seen.push(sighting)
    heard()
  })
  open.push({ destroy: () => discovery.close() })
  discovery.want([tag])
  const other = mdns({ port: multicast.port, interface: '127.0.0.1', bind: '0.0.0.0' })
  open.push(other)
  await once(other, 'ready')
  return {
    seen,
    other,
    next: () =>
      new Promise<void>((resolve) => {
        heard = resolve
      }),
  }
}

const pointer = (tag: string, name: string) =>
  ({ name: `_${tag}._sub.${service}`, type: 'PTR', ttl: 60, data: `${name}.${service}` }) as const
const place = (name: string, port: number) =>
  ({
    name: `${name}.${service}`,
    type: 'SRV',
    ttl: 60,
    data: { port, target: `${name}.local`, priority: 0, weight: 0 },
  }) as const

it('[CA5] looks at the first 32 records of a packet alone', async () => {
  const { seen, other, next } = await looking('march')
  const junk = Array.from({ length: 30 }, (_, at) => pointer('other', `junk-${at}`))
  const first = next()
  // Where the last two of these stand nobody looks.
  other.respond([...junk, pointer('march', 'near'), place('near', 1), pointer('march', 'far'), place('far', 2)])
  await first
  const second = next()
  other.respond([pointer('march', 'last'), place('last', 3)])
  await second
  expect(seen.map(({ name }) => name)).toEqual(['near', 'last'])
})

it('finds the place of what is named also where it comes as an additional record', async () => {
  const { seen, other, next } = await looking('rally')
  const sighted = next()
  other.respond({ answers: [pointer('rally', 'ana')], additionals: [place('ana', 4)] })
  await sighted
  expect(seen).toEqual([{ tag: 'rally', name: 'ana', address: { host: expect.any(String), port: 4 } }])
})
