import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import sodium from 'sodium-native'
import { keyTagBytes, sealedKeyBytes } from '../../shared/team/grants.ts'
import { publicKeyBytes, type Signer, signatureBytes, type Verify } from '../../shared/team/signing.ts'

/** Length of a team key. */
export const teamKeyBytes = 32
const secretKeyBytes = 64

/** Ed25519 signatures with the key that comes from a 32-byte seed. */
export function signerOf(seed: Uint8Array): Signer {
  const publicKey = new Uint8Array(publicKeyBytes)
  const secretKey = new Uint8Array(secretKeyBytes)
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed)
  return {
    publicKey,
    sign: (message) => {
      const signature = new Uint8Array(signatureBytes)
      sodium.crypto_sign_detached(signature, message, secretKey)
      return signature
    },
  }
}

/** Checks an Ed25519 signature; a key that is no point of the curve verifies nothing. */
export const verifySignature: Verify = (publicKey, message, signature) =>
  publicKey.length === publicKeyBytes &&
  signature.length === signatureBytes &&
  sodium.crypto_sign_verify_detached(signature, message, publicKey)

/** The invitation's key pair, from the 16 secret bytes of its code. */
export const inviteSigner = (seed: Uint8Array): Signer => signerOf(derive(seed, 'placard invite key 1', 32))

/** What members announce on the network for an open invitation: only code holders and members can tell. */
export const inviteTag = (publicKey: Uint8Array): string => hex(derive(publicKey, 'placard invite tag 1', 16))

/** What members announce for their team: it reveals neither the team's name nor its key. */
export const teamTag = (teamKey: Uint8Array): string => hex(derive(teamKey, 'placard team tag 1', 16))

/** Where members meet on the internet: 32 bytes that reveal neither the team's name nor its key. */
export const teamTopic = (teamKey: Uint8Array): Uint8Array => derive(teamKey, 'placard team topic 1', 32)

/** Where a newcomer meets members on the internet: only code holders and members can tell. */
export const inviteTopic = (publicKey: Uint8Array): Uint8Array => derive(publicKey, 'placard invite topic 1', 32)

/** The seed of the key under which a device relays for its team, from the device's own seed. */
export const relaySeed = (deviceSeed: Uint8Array): Uint8Array => derive(deviceSeed, 'placard relay key 1', 32)

/** A device's name in announcements, which only its team can tell. */
export const blindDevice = (teamKey: Uint8Array, device: Uint8Array): string =>
  mac(teamKey, 'placard device 1', device).toString('hex').slice(0, 32)

/** Names a team key in the open part of a bundle, and says nothing about it. */
export const bundleKeyId = (teamKey: Uint8Array): string => hex(derive(teamKey, 'placard bundle key id 1', 8))

/** The key of one bundle, from the team's key and the bundle's salt: it opens this bundle and no other. */
export const bundleKey = (teamKey: Uint8Array, salt: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', teamKey, salt, 'placard bundle key 1', 32))

/** Which side of a connection proves something: without it one side could send the other's proof back. */
export type ProofRole = 'dialer' | 'listener'

/** Proves knowledge of a key on this one encrypted connection. */
export const proofOf = (key: Uint8Array, role: ProofRole, handshakeHash: Uint8Array): Uint8Array =>
  new Uint8Array(mac(key, `placard proof 1 ${role}`, handshakeHash))

/** Checks a proof in constant time. */
export function isProof(proof: Uint8Array, key: Uint8Array, role: ProofRole, handshakeHash: Uint8Array): boolean {
  const expected = proofOf(key, role, handshakeHash)
  return proof.length === expected.length && timingSafeEqual(proof, expected)
}

/** What a rotation calls a team key: it tells nothing of the key. */
export const keyTag = (teamKey: Uint8Array): string => hex(derive(teamKey, 'placard team key tag 1', keyTagBytes))

/** Seals a team key so that only the device with this Ed25519 key can open it; null if that is no key of the curve. */
export function sealKey(teamKey: Uint8Array, device: Uint8Array): Uint8Array | null {
  const publicKey = new Uint8Array(publicKeyBytes)
  const box = new Uint8Array(sealedKeyBytes)
  try {
    // Ed25519 keys as X25519 keys (https://doc.libsodium.org/advanced/ed25519-curve25519, 2025-11).
    sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey, device)
    sodium.crypto_box_seal(box, teamKey, publicKey)
    return box
  } catch {
    return null
  }
}

/** Opens a key that was sealed for the device with this seed; null if it was not. */
export function openKey(box: Uint8Array, deviceSeed: Uint8Array): Uint8Array | null {
  const [signPublic, signSecret] = [new Uint8Array(publicKeyBytes), new Uint8Array(secretKeyBytes)]
  const [publicKey, secretKey] = [new Uint8Array(publicKeyBytes), new Uint8Array(publicKeyBytes)]
  const teamKey = new Uint8Array(teamKeyBytes)
  sodium.crypto_sign_seed_keypair(signPublic, signSecret, deviceSeed)
  sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey, signPublic)
  sodium.crypto_sign_ed25519_sk_to_curve25519(secretKey, signSecret)
  return sodium.crypto_box_seal_open(teamKey, box, publicKey, secretKey) ? teamKey : null
}

const derive = (secret: Uint8Array, label: string, length: number) =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), label, length))

const mac = (key: Uint8Array, label: string, message: Uint8Array) =>
  createHmac('sha256', key).update(label).update('\n').update(message).digest()

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
