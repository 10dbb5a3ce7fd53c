declare module '@hyperswarm/secret-stream' {
  import type { Duplex } from 'node:stream'

  /** The part of SecretStream 6.9 that Placard uses; the package ships no types. */
  class SecretStream extends (Duplex as new () => Duplex) {
    constructor(isInitiator: boolean, socket: Duplex, options: { keyPair: SecretStream.KeyPair })
    static keyPair(seed: Uint8Array): SecretStream.KeyPair
    /** False if the stream ended before the Noise handshake was complete. */
    readonly opened: Promise<boolean>
    readonly remotePublicKey: Uint8Array
    readonly handshakeHash: Uint8Array
    readonly rawBytesRead: number
    readonly rawBytesWritten: number
    /** Memory for the next message to write: it is encrypted where it lies instead of being copied first. */
    alloc(length: number): Uint8Array
    setKeepAlive(ms: number): void
    setTimeout(ms: number): void
  }
  namespace SecretStream {
    interface KeyPair {
      readonly publicKey: Uint8Array
      readonly secretKey: Uint8Array
    }
  }
  export = SecretStream
}
