import { isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** A place to reach a device at. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** Reads `host:port` or `[v6]:port` as a person types it, a zone within the brackets; null if it is neither. */
export function parseAddress(text: string): Address | null {
  const match = /^(?:\[([0-9a-f:.]+(?:%[\w.-]+)?)\]|([^\s:/[\]]+)):(\d{1,5})$/i.exec(text.trim())
  const host = match?.[1] ?? match?.[2]
  const port = Number(match?.[3])
  return host === undefined || !(port > 0 && port <= 65_535) ? null : { host, port }
}

/** Writes an address as `parseAddress` reads it. */
export const formatAddress = ({ host, port }: Address): string =>
  isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`

/** The address of the other side of a socket: what comes by IPv4 to a socket for both is told as `::ffff:1.2.3.4`. */
export const plainHost = (host: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(host)?.[1] ?? host

/** True for an address that holds on one network alone (RFC 4291, section 2.5.6). */
const isLinkLocal = (address: string): boolean => /^fe[89ab]/i.test(address)

/**
 * Whose address this is, for what one caller may cost: a home has 2^64 addresses of IPv6 to call from (RFC 4291,
 * section 2.5.4), which count as one; those that hold on this network alone are one computer each.
 */
export function callerAt(host: string): string {
  if (!isIPv6(host) || isLinkLocal(host)) return host
  const [head = [], tail] = host.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const gap = tail === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array<string>(Math.max(0, gap)).fill('0'), ...(tail ?? [])].slice(0, 4).join(':')
}

/** An address of this computer. */
interface Local {
  readonly address: string
  readonly isIPv4: boolean
  readonly loopback: boolean
  /** Names the interface behind a `%`: Windows counts them. */
  readonly zone: string
}

const locals = (): readonly (readonly Local[])[] =>
  Object.entries(networkInterfaces()).map(([name, addresses]) =>
    (addresses ?? []).map(({ address, family, internal, scopeid }) => ({
      address,
      isIPv4: family === 'IPv4',
      loopback: internal,
      zone: process.platform === 'win32' ? String(scopeid ?? 0) : name,
    })),
  )

/** True if this is an address of this computer, with or without its zone. */
export const isOwn = (host: string): boolean =>
  locals().some((addresses) => addresses.some(({ address }) => address === host.split('%')[0]))

/** This computer's interfaces as multicast names them: by its IPv4 address on each, and by `::%zone` for IPv6. */
export function multicastInterfaces(): readonly string[] {
  return locals().flatMap((addresses) => {
    const four = addresses.find(({ isIPv4 }) => isIPv4)
    const six = addresses.find(({ address, loopback }) => isLinkLocal(address) && !loopback)
    return [...(four === undefined ? [] : [four.address]), ...(six === undefined ? [] : [`::%${six.zone}`])]
  })
}

/**
 * What to tell another member: the addresses of this computer that others can reach, one of each kind on each
 * interface and those of IPv4 first, or loopback where it has no other.
 */
export function reachableAddresses(port: number): readonly string[] {
  const firsts = locals().flatMap((addresses) => {
    const told = addresses.filter(({ address }) => !isLinkLocal(address))
    return [told.find(({ isIPv4 }) => isIPv4), told.find(({ isIPv4 }) => !isIPv4)].filter((each) => each !== undefined)
  })
  const outer = firsts.filter(({ loopback }) => !loopback)
  return (outer.length > 0 ? outer : firsts)
    .toSorted((a, b) => Number(b.isIPv4) - Number(a.isIPv4))
    .map(({ address }) => formatAddress({ host: address, port }))
}
