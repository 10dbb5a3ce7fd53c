import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCarried, encodeCarried } from './multiplex.ts'

test('what is carried arrives as it was', () => {
  const value = fc.oneof(
    fc.uint8Array(),
    fc.integer(),
    fc.constant(['close', 'Gone.']),
    fc.record({
      type: fc.string(),
      batch: fc.nat(),
      genesis: fc.option(fc.string()),
      statements: fc.array(fc.uint8Array()),
    }),
  )
  const channel = fc.nat(1_000_000)
  fc.assert(
    fc.property(channel, value, fc.array(channel), (number, sent, opened) => {
      const carried = { kind: 'message', channel: number, value: sent, opened } as const
      expect(decodeCarried(encodeCarried(carried))).toEqual(carried)
    }),
  )
  expect(decodeCarried(encodeCarried({ kind: 'closed', channel: 7 }))).toEqual({ kind: 'closed', channel: 7 })
})

test('bytes that nobody wrote are null or a message, never an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const carried = decodeCarried(bytes)
      expect(carried === null || carried.kind === 'closed' || carried.kind === 'message').toBe(true)
    }),
    { numRuns: 2000 },
  )
})
