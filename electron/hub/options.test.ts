import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readHubOptions } from './options.ts'

const unitFile = path.resolve(import.meta.dirname, '../../docs/placard-hub.service')
const words = (...args: readonly string[]) => readHubOptions(['--data', '/srv/hub', ...args])

it('takes the words that the unit file starts it with', async () => {
  const start = /^ExecStart=\S+ dist\/node\/hub\.mjs (.*)$/m.exec(await readFile(unitFile, 'utf8'))?.[1] ?? ''
  expect(readHubOptions(start.split(' '))).toMatchObject({ folder: '/var/lib/placard-hub', code: null })
})

it.each([
  [['--address', '192.168.1.20'], '--address looks like 192.168.1.20:47610, not "192.168.1.20".'],
  [['--dht', 'one.example:1,two'], '--dht looks like 192.168.1.20:47610, not "two".'],
  [
    ['--udp-port', '1000', '--public-address', 'hub.example'],
    '--public-address is an IPv4 address, not "hub.example".',
  ],
  [['--max-disk', '1.5'], '--max-disk is a whole number up to 1000000000, not "1.5".'],
  [['--join'], "Option '--join <value>' argument missing"],
  [['more'], "Unexpected argument 'more'. This command does not take positional arguments"],
])('refuses %j in words', (args, message) => {
  expect(words(...args)).toEqual({ message })
})

it('takes no nodes of the DHT, and those that are named', () => {
  expect(words('--dht', 'none')).toMatchObject({ internet: { bootstrap: [] } })
  expect(words('--dht', '10.0.0.1:49737,[fd00::2]:49737')).toMatchObject({
    internet: { bootstrap: ['10.0.0.1:49737', '[fd00::2]:49737'] },
  })
})
