import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signerOf, verifySignature } from '../../electron/network/keys.ts'
import { concat, fromHex, toHex } from './bytes.ts'
import { verifyEd25519 } from './ed25519.ts'

const byLibrary = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  ed25519.verify(signature, message, key, { zip215: false })

test('checks the signatures of RFC 8032, section 7.1', () => {
  // https://www.rfc-editor.org/rfc/rfc8032#section-7.1, tests 1 to 3, 2026-11-25.
  const vectors = [
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ]
  for (const [key = '', message = '', signature = ''] of vectors)
    expect(verifyEd25519(fromHex(key), fromHex(message), fromHex(signature))).toBe(true)
})

test('finds what the library and sodium find, of a few keys again and again and of very many', () => {
  const flip = fc.option(fc.record({ part: fc.constantFrom(0, 1, 2), bit: fc.nat(511) }), { freq: 2 })
  const seed = fc.oneof(fc.nat(2), fc.nat(200))
  fc.assert(
    fc.property(seed, fc.uint8Array({ minLength: 1, maxLength: 80 }), flip, (number, message, spoilt) => {
      const signer = signerOf(new Uint8Array(32).fill(number))
      const parts = [signer.publicKey.slice(), message.slice(), signer.sign(message).slice()] as const
      const part = parts[spoilt?.part ?? 0]
      const at = (spoilt?.bit ?? 0) % (part.length * 8)
      if (spoilt !== null) part[at >> 3] = (part[at >> 3] ?? 0) ^ (1 << (at & 7))
      const found = verifyEd25519(...parts)
      expect(found).toBe(spoilt === null)
      expect(byLibrary(...parts)).toBe(found)
      expect(verifySignature(...parts)).toBe(found)
    }),
    { seed: 17, numRuns: 150 },
  )
})

test('a key of small order, a scalar out of bounds and a point that is written too large verify nothing', () => {
  const message = new Uint8Array(4)
  for (const key of ED25519_TORSION_SUBGROUP) {
    const signature = concat(fromHex(ED25519_TORSION_SUBGROUP[0] ?? ''), new Uint8Array(32))
    expect(verifyEd25519(fromHex(key), message, signature)).toBe(false)
  }
  const signer = signerOf(new Uint8Array(32).fill(1))
  const signature = signer.sign(message)
  const order = BigInt('0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed')
  const scalar = BigInt(`0x${toHex(signature.slice(32).reverse())}`) + order
  const malleated = concat(signature.slice(0, 32), fromHex(scalar.toString(16).padStart(64, '0')).reverse())
  expect(verifyEd25519(signer.publicKey, message, malleated)).toBe(false)
  // p + 1, which is 1 written too large.
  const tooLarge = fromHex(`ee${'ff'.repeat(30)}7f`)
  expect(verifyEd25519(tooLarge, message, signature)).toBe(false)
  expect(verifyEd25519(signer.publicKey, message, concat(tooLarge, new Uint8Array(32)))).toBe(false)
})
