/** What a bundle needs of the platform that it is written or read on: WebCrypto and streams, or Node's own modules. */
export interface BundleTools {
  /** SHA-256. */
  digest(bytes: Uint8Array): Promise<Uint8Array>
  /** AES-256-GCM with a 12-byte nonce; the 16-byte tag stands behind the ciphertext. */
  seal(key: Uint8Array, nonce: Uint8Array, context: Uint8Array, bytes: Uint8Array): Promise<Uint8Array>
  /** The reverse; null for anything that `seal` did not make with the same key, nonce and context. */
  open(key: Uint8Array, nonce: Uint8Array, context: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | null>
  /** Raw deflate (RFC 1951). */
  deflate(bytes: Uint8Array): Promise<Uint8Array>
  /** The reverse; null for bytes that are no such stream, or that become longer than `longest`. */
  inflate(bytes: Uint8Array, longest: number): Promise<Uint8Array | null>
}

/** Bytes that AES-GCM adds. */
export const sealBytes = 16
