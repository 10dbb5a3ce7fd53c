import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signerOf, verifySignature } from '../../electron/network/keys.ts'
import { type ApprovalDraft, isTrulySigned, maxNote, readApproval, signApproval, verdicts } from './approval.ts'
import { toHex } from './bytes.ts'
import { verifyEd25519 } from './ed25519.ts'
import type { Verify } from './signing.ts'
import { signStatement } from './statement.ts'

const ana = signerOf(new Uint8Array(32).fill(1))
const ben = signerOf(new Uint8Array(32).fill(2))
const word: ApprovalDraft = {
  planId: '018f0000-0000-7000-8000-00000000aaaa',
  postId: '018f0000-0000-7000-8000-00000000bbbb',
  content: new Uint8Array(48).fill(7),
  verdict: 'approved',
  at: 1_790_000_000_000,
  note: 'Lovely',
}
/** What a text says, if its device has truly signed it. */
function readSigned(text: string, verify: Verify = verifySignature) {
  const statement = readApproval(text)
  return statement !== null && isTrulySigned(text, statement, verify) ? statement : null
}

const draft: fc.Arbitrary<ApprovalDraft> = fc.record({
  planId: fc.uuid({ version: 7 }),
  postId: fc.uuid({ version: 7 }),
  content: fc.uint8Array({ maxLength: 64 }),
  verdict: fc.constantFrom(...verdicts),
  at: fc.maxSafeNat(),
  note: fc.string({ unit: 'grapheme', maxLength: 40 }),
})

test('[AP3] a statement reads as it was signed, by both ways of checking', () => {
  fc.assert(
    fc.property(draft, (made) => {
      const text = signApproval(made, ana)
      for (const verify of [verifyEd25519, verifySignature]) {
        expect(readSigned(text, verify)).toEqual({ ...made, device: toHex(ana.publicKey) })
      }
    }),
    { seed: 71, numRuns: 20 },
  )
})

test('[AP3] its bytes are these, so that every version signs and reads the same', () => {
  const body = [
    '01',
    `24${toHex(new TextEncoder().encode(word.planId))}`,
    `24${toHex(new TextEncoder().encode(word.postId))}`,
    `30${'07'.repeat(48)}`,
    '00',
    '80d8c1a28c34',
    '064c6f76656c79',
    toHex(ana.publicKey),
  ].join('')
  expect(signApproval(word, ana).slice(0, -128)).toBe(body)
})

test('[AP3] any other bit, length or signer makes it nothing', () => {
  const text = signApproval(word, ana)
  for (let at = 0; at < text.length; at += 7) {
    const other = text[at] === '0' ? '1' : '0'
    expect(readSigned(text.slice(0, at) + other + text.slice(at + 1))).toBeNull()
  }
  for (let length = 0; length < text.length; length += 11) {
    expect(readSigned(text.slice(0, length))).toBeNull()
  }
  const [mine, theirs] = [signApproval(word, ana), signApproval(word, ben)]
  expect(readSigned(mine.slice(0, -128) + theirs.slice(-128))).toBeNull()
  expect(readSigned(`${text}00`)).toBeNull()
  expect(readSigned(text.toUpperCase())).toBeNull()
  expect(readSigned('zz'.repeat(200))).toBeNull()
})

test('[AP3] a signature for another purpose is none for this one', () => {
  const grant = signStatement({ kind: 'role', parents: [], at: 1, payload: new Uint8Array(200) }, ana)
  expect(readSigned(toHex(grant.bytes))).toBeNull()
})

test('[AP3] too long a note or an endless statement is not read', () => {
  expect(readSigned(signApproval({ ...word, note: 'x'.repeat(maxNote) }, ana))).not.toBeNull()
  expect(readSigned(signApproval({ ...word, note: 'x'.repeat(maxNote + 1) }, ana))).toBeNull()
  expect(readSigned(signApproval({ ...word, content: new Uint8Array(5_000) }, ana))).toBeNull()
})

test('a key that is no point of the curve verifies nothing', () => {
  const none = new Uint8Array(32).fill(255)
  expect(verifyEd25519(none, new Uint8Array(4), new Uint8Array(64))).toBe(false)
  expect(verifyEd25519(ana.publicKey, new Uint8Array(4), new Uint8Array(63))).toBe(false)
})
