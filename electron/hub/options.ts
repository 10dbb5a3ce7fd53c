import { isIPv4 } from 'node:net'
import { hostname } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { nodesOf } from '../../shared/ipc/dht-argument.ts'
import { parseAddress } from '../network/lan/address.ts'
import type { InternetOptions } from '../network/swarm/internet.ts'
import { unreadableWords } from './asked-for.ts'

/** What one hub may use of the computer. */
export interface HubLimits {
  /** Bytes of the data folder, and bytes of the disk that are left to others. */
  readonly diskBytes: number
  readonly freeBytes: number
  /** Bytes of memory beyond which no further peer is let in, and which the heap never grows beyond. */
  readonly memoryBytes: number
  /** Connected devices at once. */
  readonly peers: number
  /** Bytes a second from each peer; a faster one is slowed down. */
  readonly peerBytesPerSecond: number
}

/** How a hub is started. */
export interface HubOptions {
  readonly folder: string
  /** The invitation to join with, while the folder holds no plan. */
  readonly code: string | null
  /** `host:port` of a member: where to join, and who to call at each start. */
  readonly address: string | null
  /** How the team sees the hub. */
  readonly name: string
  /** Where members' devices connect; null for the port of the last start, or the usual one. */
  readonly port: number | null
  /** The address to listen at; null for all of this computer's. */
  readonly host: string | null
  /** Whether to look for members on the local network. */
  readonly lan: boolean
  /** How to take part in the internet; null: not at all. */
  readonly internet: InternetOptions | null
  readonly healthPort: number
  /** True for a command that opens the folder for a moment: it serves nobody. */
  readonly isQuiet: boolean
  readonly limits: HubLimits
}

const megabyte = 1024 * 1024
const kilobyte = 1024

/** The words behind `npm run hub --`. */
export const hubUsage = `npm run hub -- --data DIR [--join CODE]
  --help, --version   what you read now; which Placard this is
  --data DIR          where the hub keeps everything; made if it is not there
  --join CODE         the invitation to join with, on the first start
  --address H:P       a member's address: where to join, and whom to call at each start
  --name NAME         how the team sees this hub (default: "Hub" and the computer's name)
  --port N            where members connect (default: as before, at first 47610)
  --host ADDRESS      listen at this address alone
  --no-lan            do not look for members on the local network
  --no-internet       do not look for members on the internet
  --udp-port N        the UDP ports N to N+4 can be reached from the internet: the hub then relays between members
                      who have no other path, and is a DHT by itself where the public one cannot be reached
  --public-address A  the IPv4 address at which those ports are reached (default: found out)
  --dht H:P,...       enter the DHT through these nodes instead of the public ones, or none
  --health-port N     the health page on 127.0.0.1 (default 47655; 0 for any free port)
  --max-disk MB       the data folder's greatest size (default 10240)
  --keep-free MB      leave so much of the disk free (default 256)
  --max-memory MB     let no further peer in above this, and cap the heap (default 512)
  --max-peers N       devices connected at once (default 64)
  --max-rate KB       from each peer in a second; a faster one is slowed down (default 4096)`

/** Reads the arguments; the message says what is wrong with them. */
export function readHubOptions(args: readonly string[]): HubOptions | { readonly message: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: known })
    if (values.data === undefined || values.data === '') return { message: 'Name the data folder with --data.' }
    return {
      folder: path.resolve(values.data),
      code: values.join ?? null,
      address: values.address === undefined ? null : place('address', values.address),
      name: values.name ?? `Hub ${hostname()}`,
      port: values.port === undefined ? null : whole('port', values.port, 65_535),
      host: values.host ?? null,
      lan: !values['no-lan'],
      internet: values['no-internet'] ? null : internetOf(values),
      isQuiet: false,
      healthPort: whole('health-port', values['health-port'], 65_535),
      limits: {
        diskBytes: whole('max-disk', values['max-disk']) * megabyte,
        freeBytes: whole('keep-free', values['keep-free']) * megabyte,
        memoryBytes: whole('max-memory', values['max-memory']) * megabyte,
        peers: whole('max-peers', values['max-peers']),
        peerBytesPerSecond: whole('max-rate', values['max-rate']) * kilobyte,
      },
    }
  } catch (failure) {
    return { message: unreadableWords(failure) }
  }
}

const text = { type: 'string' } as const
const known = {
  data: text,
  join: text,
  address: text,
  name: text,
  port: text,
  host: text,
  'no-lan': { type: 'boolean', default: false },
  'no-internet': { type: 'boolean', default: false },
  'udp-port': text,
  'public-address': text,
  dht: text,
  'health-port': { ...text, default: '47655' },
  'max-disk': { ...text, default: '10240' },
  'keep-free': { ...text, default: '256' },
  'max-memory': { ...text, default: '512' },
  'max-peers': { ...text, default: '64' },
  'max-rate': { ...text, default: '4096' },
} as const

interface InternetValues {
  readonly host?: string | undefined
  readonly dht?: string | undefined
  readonly 'udp-port'?: string | undefined
  readonly 'public-address'?: string | undefined
}

/** A DHT by itself needs five nodes. */
const nodesOfHub = 5

function internetOf(values: InternetValues): InternetOptions {
  const { host, dht, 'udp-port': udpPort, 'public-address': address = null } = values
  if (address !== null && !isIPv4(address)) throw new Error(`--public-address is an IPv4 address, not "${address}".`)
  const first = udpPort === undefined ? null : whole('udp-port', udpPort, 65_535 - nodesOfHub)
  const ports = first === null ? [] : Array.from({ length: nodesOfHub }, (_, index) => first + index)
  return {
    ...(host === undefined ? {} : { host }),
    ...(dht === undefined ? {} : { bootstrap: nodesOf(dht).map((node) => place('dht', node)) }),
    ...(ports.length === 0 ? {} : { open: { ports, address } }),
  }
}

function place(name: string, text: string): string {
  if (parseAddress(text) !== null) return text
  throw new Error(`--${name} looks like 192.168.1.20:47610, not "${text}".`)
}

function whole(name: string, text: string, most = 1_000_000_000): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= most) return number
  throw new Error(`--${name} is a whole number up to ${most}, not "${text}".`)
}
