import HyperDHT from 'hyperdht'

/** A node of the DHT that can tell which of its connections go through a relay, and which have found a direct path since. */
export class RelayingDht extends HyperDHT {
  readonly #relays = new Set<HyperDHT.Stream>()

  /**
   * hyperdht calls a relay without options (lib/connect.js and lib/server.js, 6.34.0), everyone else with a key pair.
   */
  override connect(publicKey: Uint8Array, options?: object): HyperDHT.Stream {
    const stream = super.connect(publicKey, options)
    if (options === undefined) {
      this.#relays.add(stream)
      stream.once('close', () => this.#relays.delete(stream))
    }
    return stream
  }

  /** True while this stream's packets go to a relay instead of the device itself. */
  isRelayed({ rawStream }: HyperDHT.Stream): boolean {
    if (rawStream === null) return false
    return [...this.#relays].some(
      (relay) =>
        relay.rawStream?.remoteHost === rawStream.remoteHost && relay.rawStream.remotePort === rawStream.remotePort,
    )
  }
}
