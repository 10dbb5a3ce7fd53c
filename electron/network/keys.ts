import { createHmac, createPrivateKey, createPublicKey, hkdfSync, sign, timingSafeEqual, verify } from 'node:crypto'
import type { Signer, Verify } from '../../shared/team/signing.ts'

// The fixed heads of a PKCS #8 and an SPKI file for Ed25519 keys (RFC 8410, section 10): Node takes no raw keys.
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')

/** Ed25519 signatures with the key that comes from a 32-byte seed. */
export function signerOf(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: new Uint8Array(spki.subarray(publicHead.length)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  }
}

/** Checks an Ed25519 signature; a key that is no point of the curve verifies nothing. */
export const verifySignature: Verify = (publicKey, message, signature) => {
  try {
    const key = createPublicKey({ key: Buffer.concat([publicHead, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  } catch {
    return false
  }
}

/** The invitation's key pair, from the 16 secret bytes of its code. */
export const inviteSigner = (seed: Uint8Array): Signer => signerOf(derive(seed, 'placard invite key 1', 32))

/** What members announce on the network for an open invitation: only code holders and members can tell. */
export const inviteTag = (publicKey: Uint8Array): string => hex(derive(publicKey, 'placard invite tag 1', 16))

/** What members announce for their team: it reveals neither the team's name nor its key. */
export const teamTag = (teamKey: Uint8Array): string => hex(derive(teamKey, 'placard team tag 1', 16))

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

const derive = (secret: Uint8Array, label: string, length: number) =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), label, length))

const mac = (key: Uint8Array, label: string, message: Uint8Array) =>
  createHmac('sha256', key).update(label).update('\n').update(message).digest()

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
