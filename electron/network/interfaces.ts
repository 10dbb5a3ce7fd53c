import { networkInterfaces } from 'node:os'
import type { Clock } from '../../shared/replica/clock.ts'

const lookEveryMs = 3_000
/** What WireGuard, OpenVPN, Tailscale, ZeroTier and others call their interfaces on Linux, macOS and Windows. */
const vpnName = /^(?:tun|tap|wg|ppp|utun|ipsec|zt|tailscale)\d*\b|vpn|wireguard|nordlynx|proton|mullvad|tailscale/i

/** The addresses of this computer that others could reach, each with its interface. */
const outerAddresses = (): readonly string[] =>
  Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? []).flatMap(({ address, internal, scopeid }) =>
      internal || (scopeid ?? 0) !== 0 ? [] : [`${name} ${address}`],
    ),
  )

/** Tells when this computer comes to another network, or leaves one. */
export class Interfaces {
  readonly #clock: Clock
  readonly #read: () => readonly string[]
  readonly #changed: (stayed: boolean) => void
  #now: readonly string[]
  #cancel: () => void = () => {}

  /** `changed` is told whether an address stayed that was there before. */
  constructor(clock: Clock, changed: (stayed: boolean) => void, read: () => readonly string[] = outerAddresses) {
    this.#clock = clock
    this.#read = read
    this.#changed = changed
    this.#now = read()
    this.#lookOn()
  }

  count(): number {
    return this.#now.length
  }

  /** True if one of them is named like those that VPNs make. */
  hasVpn(): boolean {
    return this.#now.some((address) => vpnName.test(address))
  }

  close(): void {
    this.#cancel()
  }

  #lookOn(): void {
    this.#cancel = this.#clock.after(lookEveryMs, () => {
      this.#look()
      this.#lookOn()
    })
  }

  #look(): void {
    const now = this.#read()
    if (now.join() === this.#now.join()) return
    const stayed = now.some((address) => this.#now.includes(address))
    this.#now = now
    this.#changed(stayed)
  }
}
