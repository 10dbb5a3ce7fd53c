import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fingerprintOf } from './fingerprint.ts'

interface Write {
  readonly author: number
  readonly at: number
  readonly text: string
  readonly erase: number
}

const writes = fc.array(
  fc.record({
    author: fc.nat(2),
    at: fc.nat(50),
    text: fc.string({ minLength: 1, maxLength: 5 }),
    erase: fc.nat(6),
  }),
  { minLength: 1, maxLength: 30 },
)

/** Three authors write without knowing of each other, then the first is told of all; the updates of all steps. */
function history(steps: readonly Write[]): Uint8Array[] {
  const authors = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
  const updates: Uint8Array[] = []
  for (const author of authors) author.on('update', (update: Uint8Array) => updates.push(update))
  for (const { author, at, text, erase } of steps) {
    const doc = authors[author]
    if (doc === undefined) continue
    const shared = doc.getText('text')
    shared.insert(Math.min(at, shared.length), text)
    const from = Math.min(at, shared.length)
    shared.delete(from, Math.min(erase, shared.length - from))
  }
  return updates
}

function docOf(updates: readonly Uint8Array[], gc: boolean): Y.Doc {
  const doc = new Y.Doc({ gc })
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

describe('a fingerprint', () => {
  it('[FP1] is the same for the same content, in any order, merged, collected or reloaded', () => {
    fc.assert(
      fc.property(writes, fc.integer(), (steps, shift) => {
        const updates = history(steps)
        const turned = updates.map(
          (_, index) => updates[(index + Math.abs(shift)) % updates.length] ?? new Uint8Array(),
        )
        const plain = fingerprintOf(docOf(updates, true))
        expect(fingerprintOf(docOf(turned.reverse(), true))).toBe(plain)
        expect(fingerprintOf(docOf(updates, false))).toBe(plain)
        expect(fingerprintOf(docOf([Y.mergeUpdates(updates)], true))).toBe(plain)
        expect(fingerprintOf(docOf([Y.encodeStateAsUpdate(docOf(updates, true))], true))).toBe(plain)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('[FP1] differs after any insertion and any deletion', () => {
    const doc = new Y.Doc()
    const seen = new Set([fingerprintOf(doc)])
    doc.getText('text').insert(0, 'abcdef')
    seen.add(fingerprintOf(doc))
    doc.getText('text').delete(2, 1)
    seen.add(fingerprintOf(doc))
    doc.getText('text').delete(0, 1)
    seen.add(fingerprintOf(doc))
    expect(seen.size).toBe(4)
  })
})
