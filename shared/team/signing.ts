/** Makes Ed25519 signatures with one key. Injected: `shared` knows no cryptography of its own but hashing. */
export interface Signer {
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

/** True if the 64 signature bytes are a valid Ed25519 signature (RFC 8032) of the message by the 32-byte key. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** Lengths of Ed25519 keys and signatures in bytes (RFC 8032). */
export const publicKeyBytes = 32
/** The length of a signature. */
export const signatureBytes = 64
