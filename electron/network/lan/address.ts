import { isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** A place to reach a device at. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** Reads `host:port` or `[v6]:port` as a person types it; null if it is neither. */
export function parseAddress(text: string): Address | null {
  const match = /^(?:\[([0-9a-f:.%]+)\]|([^\s:/[\]]+)):(\d{1,5})$/i.exec(text.trim())
  const host = match?.[1] ?? match?.[2]
  const port = Number(match?.[3])
  return host === undefined || !(port > 0 && port <= 65_535) ? null : { host, port }
}

/** Writes an address as `parseAddress` reads it. */
export const formatAddress = ({ host, port }: Address): string =>
  isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`

/** An IPv4 address of this computer, with the name of its interface. */
interface Local {
  readonly address: string
  readonly loopback: boolean
}

/** This computer's IPv4 addresses, one per interface, as multicast wants them. */
export function localAddresses(): readonly Local[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => {
    const first = addresses?.find((candidate) => candidate.family === 'IPv4')
    return first === undefined ? [] : [{ address: first.address, loopback: first.internal }]
  })
}

/** What to tell another member: the addresses of this computer that others can reach, or loopback where it has no other. */
export function reachableAddresses(port: number): readonly string[] {
  const all = localAddresses()
  const outer = all.filter((local) => !local.loopback)
  return (outer.length > 0 ? outer : all).map(({ address }) => formatAddress({ host: address, port }))
}
