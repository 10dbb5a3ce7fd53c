import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signerOf, verifySignature } from '../../electron/network/keys.ts'
import { decodeStatement, maxParents, maxStatementBytes, readStatement, signStatement } from './statement.ts'

const signer = signerOf(new Uint8Array(32).fill(5))
const parent = 'ab'.repeat(32)
const statement = signStatement({ kind: 'future', parents: [parent], at: 1234, payload: new Uint8Array(9) }, signer)

describe('a statement', () => {
  it('is read as it was signed', () => {
    expect(readStatement(statement.bytes, verifySignature)).toEqual(statement)
  })

  it('names its parents once each and in order, whatever order they were given in, and not too many', () => {
    const ids = Array.from({ length: maxParents + 4 }, (_, index) => (0xf0 - index).toString(16).padStart(64, '0'))
    const signed = signStatement({ ...statement, parents: [...ids, ...ids] }, signer)
    expect(signed.parents).toEqual(ids.slice(0, maxParents).sort())
    expect(readStatement(signed.bytes, verifySignature)).toEqual(signed)
    const backwards = signStatement({ ...statement, parents: [...signed.parents].reverse() }, signer)
    expect(backwards.id).toBe(signed.id)
  })

  it('is refused with any bit changed', () => {
    for (let at = 0; at < statement.bytes.length; at++) {
      const forged = statement.bytes.slice()
      forged[at] = (forged[at] ?? 0) ^ 1
      expect(readStatement(forged, verifySignature)).toBeNull()
    }
  })

  it('is refused when cut, padded, too long or in another than the canonical form', () => {
    for (let length = 0; length < statement.bytes.length; length++) {
      expect(readStatement(statement.bytes.slice(0, length), verifySignature)).toBeNull()
    }
    expect(decodeStatement(new Uint8Array(maxStatementBytes + 1))).toBeNull()
    // The version, 1, written in two bytes.
    const padded = new Uint8Array([0x81, 0x00, ...statement.bytes.slice(1)])
    expect(decodeStatement(padded)).toBeNull()
  })

  it('never throws on what a stranger sends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readStatement(bytes, verifySignature)).toBeNull()
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})
