import type { EventEmitter } from 'node:events'
import type SecretStream from '@hyperswarm/secret-stream'
import { Server as BlindRelay } from 'blind-relay'
import type HyperDHT from 'hyperdht'
import { toHex } from '../../../shared/team/bytes.ts'

/** Devices that may be connected to the relay at once, in all and by one device. */
const maxSessions = 256
const maxSessionsOfOne = 16

/** Carries the encrypted packets of two devices that have no direct path. It serves the team alone, and can read nothing. */
export class Relay {
  readonly #blind: BlindRelay
  readonly #server: HyperDHT.Server
  readonly #mayUse: (device: string) => boolean
  readonly #sessions = new Map<EventEmitter, string>()

  /** `mayUse` says of a device, by hex of its public key, whether it belongs to the team now. */
  constructor(dht: HyperDHT, mayUse: (device: string) => boolean) {
    this.#mayUse = mayUse
    this.#blind = new BlindRelay({ createStream: (options) => dht.createRawStream({ ...options, framed: true }) })
    this.#server = dht.createServer({ firewall: (publicKey) => this.#refuses(toHex(publicKey)) }, (stream) =>
      this.#accept(stream),
    )
  }

  /** Can be reached under this key from when it resolves. */
  listen(keyPair: SecretStream.KeyPair): Promise<void> {
    return this.#server.listen(keyPair)
  }

  /** Pairs of devices that are relayed now. */
  pairs(): number {
    return this.#blind.stats.pairings.active
  }

  async close(): Promise<void> {
    await this.#server.close()
    await this.#blind.close()
  }

  #refuses(device: string): boolean {
    const own = [...this.#sessions.values()].filter((other) => other === device).length
    return !this.#mayUse(device) || this.#sessions.size >= maxSessions || own >= maxSessionsOfOne
  }

  #accept(stream: HyperDHT.Stream): void {
    stream.on('error', () => {})
    const session = this.#blind.accept(stream, { id: stream.remotePublicKey })
    session.on('error', () => {})
    this.#sessions.set(session, toHex(stream.remotePublicKey))
    session.once('close', () => this.#sessions.delete(session))
  }
}

/** The relays that a device may ask for: those of its team's hubs. */
export class Relays {
  readonly #keys = new Map<string, Uint8Array>()

  /** A hub relays under this key; the newest counts. */
  learn(hub: string, key: Uint8Array): void {
    this.#keys.set(hub, key)
  }

  clear(): void {
    this.#keys.clear()
  }

  /** One of them, at random; null if none is known. */
  choose(random: () => number): Uint8Array | null {
    const keys = [...this.#keys.values()]
    return keys[Math.floor(random() * keys.length)] ?? null
  }
}
