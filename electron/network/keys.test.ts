import { describe, expect, it } from 'vitest'
import { sealedKeyBytes } from '../../shared/team/grants.ts'
import { bundleKey, bundleKeyId, keyTag, openKey, sealKey, signerOf, verifySignature } from './keys.ts'

const seed = (byte: number) => new Uint8Array(32).fill(byte)
const teamKey = seed(9)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('a sealed team key', () => {
  it('is opened by its device alone', () => {
    const box = sealKey(teamKey, signerOf(seed(1)).publicKey)
    expect(box).toHaveLength(sealedKeyBytes)
    expect(openKey(box ?? seed(0), seed(1))).toEqual(teamKey)
    expect(openKey(box ?? seed(0), seed(2))).toBeNull()
    expect(openKey(new Uint8Array(sealedKeyBytes), seed(1))).toBeNull()
  })

  it('is not made for what is no key', () => {
    expect(sealKey(teamKey, new Uint8Array(32).fill(255))).toBeNull()
  })

  it('has a name that tells two keys apart', () => {
    expect(keyTag(teamKey)).toHaveLength(32)
    expect(keyTag(teamKey)).not.toBe(keyTag(seed(8)))
  })
})

describe('the key of a bundle', () => {
  it('[BU7] is another one for each salt and team key, which its name tells nothing of', () => {
    const salts = [seed(3), seed(4)] as const
    const keys = [bundleKey(teamKey, salts[0]), bundleKey(teamKey, salts[1]), bundleKey(seed(8), salts[0])]
    expect(new Set(keys.map(hex)).size).toBe(3)
    expect(hex(bundleKey(teamKey, salts[0]))).toBe('2911e233472b0540e411d568e3e4fd9e3f177c583d02ae9ca8ad5b00698403e2')
    expect(bundleKeyId(teamKey)).toBe('e2d8fe2f742fc24e')
  })
})

describe('signatures', () => {
  it('are those of RFC 8032 (section 7.1, test 2)', () => {
    const signer = signerOf(Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex'))
    const signature = signer.sign(new Uint8Array([0x72]))
    expect(Buffer.from(signature).toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    expect(verifySignature(signer.publicKey, new Uint8Array([0x72]), signature)).toBe(true)
  })

  it('of no key and of the wrong length are refused without a throw', () => {
    expect(verifySignature(new Uint8Array(32), new Uint8Array(3), new Uint8Array(64))).toBe(false)
    expect(verifySignature(new Uint8Array(5), new Uint8Array(3), new Uint8Array(64))).toBe(false)
    expect(verifySignature(signerOf(seed(1)).publicKey, new Uint8Array(3), new Uint8Array(3))).toBe(false)
  })
})
