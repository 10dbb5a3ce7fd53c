// The parts of hyperswarm 4.17, hyperdht 6.34 and blind-relay 1.6 that Placard uses; the packages ship no types.

declare module 'hyperdht' {
  import type SecretStream from '@hyperswarm/secret-stream'

  class HyperDHT {
    constructor(options: HyperDHT.Options)
    static readonly BOOTSTRAP: readonly string[]
    static keyPair(seed: Uint8Array): SecretStream.KeyPair
    /** The first node of a DHT of one's own. */
    static bootstrapper<Node>(
      this: new (
        options: HyperDHT.Options,
      ) => Node,
      port: number,
      host: string,
      options: HyperDHT.Options,
    ): Node
    /** The other nodes that are known. */
    readonly nodes: { readonly length: number }
    readonly bootstrapped: boolean
    readonly stats: { readonly requests: { readonly total: number; readonly responses: number } }
    connect(publicKey: Uint8Array, options?: object): HyperDHT.Stream
    createServer(options: HyperDHT.ServerOptions, onConnection: (stream: HyperDHT.Stream) => void): HyperDHT.Server
    createRawStream(options: object): object
    addNode(node: { readonly host: string; readonly port: number }): void
    address(): { readonly host: string; readonly port: number }
    /** Resolves also if no other node answered. */
    fullyBootstrapped(): Promise<void>
    destroy(options?: { readonly force?: boolean }): Promise<void>
  }
  namespace HyperDHT {
    interface Options {
      readonly bootstrap?: readonly string[]
      readonly keyPair?: SecretStream.KeyPair
      readonly host?: string
      readonly port?: number
      readonly anyPort?: boolean
      readonly ephemeral?: boolean
      readonly firewalled?: boolean
    }
    interface ServerOptions {
      /** True refuses. */
      firewall?(publicKey: Uint8Array): boolean
      readonly shareLocalAddress?: boolean
      readonly holepunch?: boolean
    }
    interface Server {
      listen(keyPair: SecretStream.KeyPair): Promise<void>
      close(): Promise<void>
    }
    /** An encrypted stream over UDP. Its `rawStream` says where the other side is; it may move. */
    interface Stream extends SecretStream {
      readonly rawStream: { readonly remoteHost: string | null; readonly remotePort: number } | null
      readonly isInitiator: boolean
    }
  }
  export = HyperDHT
}

declare module 'hyperswarm' {
  import type SecretStream from '@hyperswarm/secret-stream'
  import type HyperDHT from 'hyperdht'

  class Hyperswarm {
    constructor(options: Hyperswarm.Options)
    readonly dht: HyperDHT
    /** Under which this device can be called. Without relay addresses nobody could find it at the last try. */
    readonly server: { readonly relayAddresses: readonly unknown[]; refresh(): void }
    /** By hex of the public key. */
    readonly peers: ReadonlyMap<string, Hyperswarm.PeerInfo>
    on(event: 'connection', listener: (stream: HyperDHT.Stream, peer: Hyperswarm.PeerInfo) => void): this
    join(topic: Uint8Array, options: { readonly server: boolean; readonly client: boolean }): Hyperswarm.Discovery
    suspend(): Promise<void>
    resume(): Promise<void>
    destroy(options?: { readonly force?: boolean }): Promise<void>
  }
  namespace Hyperswarm {
    interface Options {
      readonly keyPair: SecretStream.KeyPair
      readonly dht: HyperDHT
      /** Names the relay for a connection, or none. `force`: an attempt without it has failed. */
      relayThrough?(
        force: boolean | undefined,
        swarm: { readonly dht: { readonly randomized: boolean } },
      ): Uint8Array | null
    }
    interface PeerInfo {
      readonly publicKey: Uint8Array
      /** The topics on which it was found; empty for one that called. */
      readonly topics: readonly Uint8Array[]
      readonly attempts: number
      ban(banned: boolean): void
    }
    interface Discovery {
      refresh(options: { readonly server: boolean; readonly client: boolean }): Promise<boolean>
      destroy(): Promise<void>
    }
  }
  export = Hyperswarm
}

declare module 'blind-relay' {
  import type { EventEmitter } from 'node:events'
  import type SecretStream from '@hyperswarm/secret-stream'

  export class Server {
    constructor(options: { createStream(options: object): object })
    readonly stats: {
      readonly sessions: { readonly active: number }
      readonly pairings: { readonly active: number }
    }
    accept(stream: SecretStream, options: { readonly id: Uint8Array }): EventEmitter
    close(): Promise<void>
  }
}
