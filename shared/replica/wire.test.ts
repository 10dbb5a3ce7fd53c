import { fromHexString, toHexString } from 'lib0/buffer'
import { createEncoder, toUint8Array } from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { messagesIn } from '../../test/support/messages-in.ts'
import { ByteReader } from './byte-reader.ts'
import { decodeMessage, encodeAfterRoom, encodeMessage, type Message } from './frames.ts'
import { Parcel } from './parcel.ts'
import { MessageJoiner } from './parts.ts'
import { tagOf } from './plan-tag.ts'
import { endOfIds, FingerprintSet } from './reconcile/fingerprint-set.ts'
import { fullHex, itemHash } from './reconcile/item-hash.ts'
import { readRanges, writeRanges } from './reconcile/range-codec.ts'

const [first, second] = ['019abcde-0000-7000-8000-000000000001', '019abcde-0000-7000-8000-000000000002'] as const
const prints = { first: '00112233445566778899aabbccddeeff', second: 'ffeeddccbbaa99887766554433221100' }

/** What another program must send and read, worked out by hand from SPEC.md. */
describe('on the wire, byte for byte,', () => {
  it('[HL1] is the hello', () => {
    const hello = {
      kind: 'hello',
      version: 2,
      planTag: tagOf('plan'),
      replicaTag: tagOf('replica 1'),
      nonce: '0a0b0c0d',
      root: prints.first,
      scope: null,
    } as const
    const whole = ['01', '02', '64879f7d6b960a01', 'b78f85385b734450', '0a0b0c0d', prints.first]
    isSentAs(hello, [...whole, '00'])
    isSentAs({ ...hello, scope: first }, [...whole, '01', first])
  })

  it('[FR1] [FR5] are frames: of one message, and of several', () => {
    const [ack, check] = [{ kind: 'ack', seq: 300 } as const, { kind: 'check', root: prints.first } as const]
    const one = new Parcel()
    one.add(encodeAfterRoom(ack))
    expect([...one.take()].map(toHexString)).toEqual(['0006ac02'])
    const two = new Parcel()
    for (const message of [ack, check]) two.add(encodeAfterRoom(message))
    const [frame = new Uint8Array(), ...others] = two.take()
    expect(toHexString(frame)).toBe(`02${'0306ac02'}${`1108${prints.first}`}`)
    expect(others).toEqual([])
    expect(messagesIn(new MessageJoiner(), frame)).toEqual([ack, check])
  })

  it.each([
    ['end within a message', '0206ac02', 'It ends too early.'],
    ['are more than 1,024', `02${'0163'.repeat(1025)}`, 'Too many messages share a frame.'],
  ])('[FR5] are no messages that share a frame and %s', (_how, hex, reason) => {
    expect(new MessageJoiner().add(fromHexString(hex))).toEqual({ kind: 'malformed', reason })
  })

  it('[FR2] [FR5] is no message that shares a frame before another one has ended', () => {
    const joiner = new MessageJoiner()
    expect(joiner.add(fromHexString('0106'))).toEqual({ kind: 'more' })
    expect(joiner.add(fromHexString('020206ac'))).toMatchObject({ kind: 'malformed' })
  })

  it('[EX1] is the offer, and the update that answers it', () => {
    isSentAs({ kind: 'state', id: first, vector: fromHexString('0100ff'), wantsBack: true }, [
      '04',
      first,
      '01',
      '030100ff',
    ])
    isSentAs({ kind: 'update', seq: 300, id: first, update: fromHexString('0000') }, ['05', 'ac02', first, '020000'])
  })

  it('[RC6] are the ranges, whose bounds share what they begin with', () => {
    const encoder = createEncoder()
    const bytes = (hex: string) => String.fromCharCode(...fromHexString(hex))
    writeRanges(encoder, [
      { upper: '019abcde', kind: 'skip' },
      { upper: '019abcde-01', kind: 'hash', hash: bytes('0102030405060708') },
      { upper: '019abcdf', kind: 'leaf', hashes: [bytes('1112131415161718'), bytes('2122232425262728')] },
      { upper: endOfIds, kind: 'want', hashes: [] },
    ])
    const skip = ['00', '04', '019abcde']
    const hash = ['11', '01', '01', '0102030405060708']
    const leaf = ['0e', '01', 'df', '02', '1112131415161718', '2122232425262728']
    const want = ['47', '00']
    expect(toHexString(toUint8Array(encoder))).toBe(['04', ...skip, ...hash, ...leaf, ...want].join(''))
  })

  it.each([
    ['the same as', [first, first]],
    ['below', [second, first]],
    ['beyond the end, not', [endOfIds, first]],
  ])('[RC6] are no ranges where a bound is %s the one before it', (_how, bounds) => {
    const encoder = createEncoder()
    writeRanges(
      encoder,
      bounds.map((upper) => ({ upper, kind: 'skip' })),
    )
    const reader = new ByteReader(toUint8Array(encoder))
    readRanges(reader)
    expect(reader.failure).toBe('The bounds do not rise.')
  })
})

it('[FP2] a document and a plan have the fingerprints that MurmurHash3’s finaliser gives', () => {
  expect(fullHex(itemHash(first, prints.first))).toBe('46bbeca8fe69ee33401b72a361534eed')
  expect(fullHex(itemHash(second, prints.second))).toBe('87db04448f32a20a95574424e9b78214')
  const plan = new FingerprintSet([
    [first, prints.first],
    [second, prints.second],
  ])
  expect(plan.root()).toBe('cee0a9251bd91944c9625d285e756cbf')
})

function isSentAs(message: Message, parts: readonly string[]): void {
  const bytes = encodeMessage(message)
  expect(toHexString(bytes)).toBe(parts.join('').replaceAll('-', ''))
  expect(decodeMessage(bytes)).toEqual(message)
}
