import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE } from '@noble/curves/utils.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concat, toHex } from './bytes.ts'
import { publicKeyBytes, signatureBytes, type Verify } from './signing.ts'

const { Point } = ed25519
type CurvePoint = ReturnType<typeof Point.fromBytes>

/** A key that has checked so many signatures gets a table of its multiples: making one takes as long as five checks. */
const checksForTable = 4
/** The width of a table's windows, in bits: 830 points, some 200 KB. */
const tableWidth = 5
/** Keys of which multiples are remembered: more than a team has approvers. */
const mostKeys = 32

interface KnownKey {
  readonly point: CurvePoint
  checks: number
}

const known = new Map<string, KnownKey>()

/**
 * Checks an Ed25519 signature by the cofactored equation of RFC 8032, section 5.1.7 (https://www.rfc-editor.org/rfc/rfc8032,
 * 2026-11-25), in plain JavaScript and at once: for what every replica has to find true or false alike, also where there
 * is no sodium and no WebCrypto that knows the curve. The first checks of a key take about 1 ms, later ones a third of it.
 */
export const verifyEd25519: Verify = (publicKey, message, signature) => {
  if (publicKey.length !== publicKeyBytes || signature.length !== signatureBytes) return false
  try {
    const nonce = signature.subarray(0, signatureBytes / 2)
    const scalar = bytesToNumberLE(signature.subarray(signatureBytes / 2))
    const challenge = Point.Fn.create(bytesToNumberLE(sha512(concat(nonce, publicKey, message))))
    const key = pointOf(publicKey)
    // A key of small order has signed everything.
    if (key.isSmallOrder()) return false
    const found = Point.fromBytes(nonce).add(key.multiplyUnsafe(challenge))
    return found.subtract(Point.BASE.multiplyUnsafe(scalar)).clearCofactor().is0()
  } catch {
    // What is no point of the curve, or no scalar of it, verifies nothing.
    return false
  }
}

/** The key as a point of the curve. Of all keys those used last are remembered. */
function pointOf(publicKey: Uint8Array): CurvePoint {
  const id = toHex(publicKey)
  const key = known.get(id) ?? { point: Point.fromBytes(publicKey), checks: 0 }
  known.delete(id)
  known.set(id, key)
  key.checks += 1
  if (key.checks === checksForTable) key.point.precompute(tableWidth)
  const [oldest = ''] = known.keys()
  if (known.size > mostKeys) known.delete(oldest)
  return key.point
}
