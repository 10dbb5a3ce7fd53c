/** The part of libsodium's binding that Placard uses; the package ships no types. Outputs come first and are filled. */
declare module 'sodium-native' {
  const sodium: {
    crypto_sign_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void
    crypto_sign_detached(signature: Uint8Array, message: Uint8Array, secretKey: Uint8Array): void
    crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
    /** Throws if the key is no point of the curve. */
    crypto_sign_ed25519_pk_to_curve25519(curve: Uint8Array, publicKey: Uint8Array): void
    crypto_sign_ed25519_sk_to_curve25519(curve: Uint8Array, secretKey: Uint8Array): void
    crypto_box_seal(box: Uint8Array, message: Uint8Array, publicKey: Uint8Array): void
    crypto_box_seal_open(message: Uint8Array, box: Uint8Array, publicKey: Uint8Array, secretKey: Uint8Array): boolean
  }
  export = sodium
}
