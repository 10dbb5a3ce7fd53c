import fc from 'fast-check'
import { type Encoder, writeAny, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isWellFormedUpdate } from '../../shared/replica/well-formed.ts'
import { type MadeStruct, type MadeUpdate, madeUpdate } from '../support/yjs-update.ts'

const runs = Number(process.env.PLACARD_FUZZ_UPDATES ?? 4000)
const seed = Number(process.env.PLACARD_FUZZ_SEED ?? 1)

const client = fc.constantFrom(1, 2, 3, 2 ** 32 + 5)
const clock = fc.nat(6)
const place = fc.tuple(client, clock)
const length = fc.oneof(
  { weight: 15, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 2 ** 31, Number.MAX_SAFE_INTEGER) },
)

/** Content by its kind in the layout of Yjs v1. */
const content: fc.Arbitrary<{ content: number; write: (encoder: Encoder) => void }> = fc.oneof(
  length.map((deleted) => ({ content: 1, write: (encoder: Encoder) => writeVarUint(encoder, deleted) })),
  fc.constant({ content: 3, write: (encoder: Encoder) => writeVarUint8Array(encoder, Uint8Array.of(1, 2)) }),
  fc.constantFrom('a', 'ab', '\ud83d', 'x😀').map((text) => ({
    content: 4,
    write: (encoder: Encoder) => writeVarString(encoder, text),
  })),
  fc.constantFrom(0, 1, 2, 4, 6).map((type) => ({
    content: 7,
    write: (encoder: Encoder) => writeVarUint(encoder, type),
  })),
  fc.array(fc.constantFrom(1, 'a', null), { minLength: 1, maxLength: 3 }).map((values) => ({
    content: 8,
    write: (encoder: Encoder) => {
      writeVarUint(encoder, values.length)
      for (const value of values) writeAny(encoder, value)
    },
  })),
)

const struct: fc.Arbitrary<MadeStruct> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('collected', 'skipped'), length }) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        content,
        fc.record({
          kind: fc.constant('item'),
          origin: fc.option(place),
          rightOrigin: fc.option(place),
          parent: fc.oneof(fc.constantFrom('text', 'post'), place),
          key: fc.option(fc.constantFrom('status', '__proto__')),
        }),
      )
      .map(([made, where]) => ({ ...where, ...made })),
  },
)

const update: fc.Arbitrary<MadeUpdate> = fc.record({
  clients: fc.array(fc.record({ client, clock, structs: fc.array(struct, { minLength: 1, maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  deleted: fc.array(fc.record({ client, runs: fc.array(fc.tuple(clock, length), { maxLength: 3 }) }), { maxLength: 2 }),
})

/** A document with something in it, as far as it takes these updates; null if Yjs gave up on one half-way. */
function taken(updates: readonly MadeUpdate[]): Y.Doc | null {
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getText('text').insert(0, 'mine')
  try {
    for (const made of updates) {
      const bytes = madeUpdate(made)
      if (isWellFormedUpdate(bytes)) Y.applyUpdate(doc, bytes)
    }
    return doc
  } catch {
    return null
  }
}

describe(`${runs} runs of made-up updates from seed ${seed}`, () => {
  it('[EX4] leave a document that can be written down, read again and sent', () => {
    fc.assert(
      fc.property(fc.array(update, { minLength: 1, maxLength: 4 }), (updates) => {
        const doc = taken(updates)
        if (doc === null) return
        const written = Y.encodeStateAsUpdate(doc)
        expect(isWellFormedUpdate(written)).toBe(true)
        const again = new Y.Doc()
        Y.applyUpdate(again, written)
        expect(isWellFormedUpdate(Y.encodeStateAsUpdate(again))).toBe(true)
        Y.decodeStateVector(Y.encodeStateVector(again))
        doc.getText('text').insert(0, 'still ')
        expect(doc.getText('text').toString()).toContain('still ')
      }),
      { numRuns: runs, seed },
    )
  })
})
