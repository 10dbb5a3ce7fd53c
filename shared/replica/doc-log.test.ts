import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { readDocLog } from './doc-log.ts'
import { viewOf } from './doc-view.ts'
import { fingerprintOf } from './fingerprint.ts'

/** One change of one of several people, as any of the composer's fields makes it. */
function change(doc: Y.Doc, random: SeededRandom): void {
  const text = doc.getText('text')
  const map = doc.getMap('fields')
  const action = random.below(5)
  if (action < 2 || text.length < 3) text.insert(random.below(text.length + 1), 'ä word '.slice(0, 1 + random.below(6)))
  else if (action === 2) text.delete(random.below(text.length - 2), 1 + random.below(2))
  else if (action === 3) map.set(`field ${random.below(3)}`, random.below(100))
  else map.set('media', new Y.Map([['alt', new Y.Text('A view')]]))
}

/** A document that two have written, its log as a store may have it, and every state that it had when a row was added. */
function written(seed: number) {
  const random = new SeededRandom(seed)
  const doc = new Y.Doc()
  const other = new Y.Doc()
  doc.clientID = 1 + random.below(1000)
  other.clientID = 2000 + random.below(1000)
  const rows: Uint8Array[] = []
  const states: Uint8Array[] = [Y.encodeStateAsUpdate(doc)]
  let came: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => came.push(update))
  const rowCount = 1 + random.below(6)
  while (rows.length < rowCount) {
    const before = Y.encodeStateVector(doc)
    came = []
    const changes = 1 + random.below(4)
    for (let count = 0; count < changes; count++) {
      if (random.chance(0.3)) {
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
        change(other, random)
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
      } else change(doc, random)
    }
    const [only] = came
    rows.push(came.length === 1 && only !== undefined ? only : Y.encodeStateAsUpdate(doc, before))
    states.push(Y.encodeStateAsUpdate(doc))
  }
  return { doc, rows, states }
}

const fromUpdates = (...updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

const seeds = Array.from({ length: 300 }, (_, seed) => seed)

describe('what a log tells of its document', () => {
  it('[EX1] is what the document itself tells, whatever state it is asked with', () => {
    for (const seed of seeds) {
      const { doc, rows, states } = written(seed)
      const log = readDocLog(rows, fingerprintOf(doc))
      expect(log, `seed ${seed}`).not.toBeNull()
      if (log === null) continue
      expect(Y.decodeStateVector(log.vector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)))
      expect(fingerprintOf(fromUpdates(log.whole()))).toBe(fingerprintOf(doc))
      for (const state of states) {
        const vector = Y.encodeStateVector(fromUpdates(state))
        expect(fingerprintOf(fromUpdates(state, log.since(vector))), `seed ${seed}`).toBe(fingerprintOf(doc))
        expect(log.holdsAll(vector)).toBe(true)
      }
    }
  })

  it('[EX1] brings nothing that the state has: no more bytes than the document itself would say', () => {
    for (const seed of seeds) {
      const { doc, rows, states } = written(seed)
      const log = readDocLog(rows, fingerprintOf(doc))
      for (const state of states) {
        const vector = Y.encodeStateVector(fromUpdates(state))
        const said = log?.since(vector) ?? new Uint8Array()
        const known = Y.decodeStateVector(vector)
        for (const { id } of Y.decodeUpdate(said).structs) {
          expect(id.clock, `seed ${seed}`).toBeGreaterThanOrEqual(known.get(id.client) ?? 0)
        }
      }
    }
  })

  it('[EX1] does not hold what a state names beyond it', () => {
    const { doc, rows } = written(1)
    const log = readDocLog(rows, fingerprintOf(doc))
    const ahead = fromUpdates(Y.encodeStateAsUpdate(doc))
    ahead.getText('text').insert(0, 'x')
    const vector = Y.encodeStateVector(ahead)
    expect(log?.holdsAll(vector)).toBe(false)
    expect(viewOf(doc).holdsAll(vector)).toBe(false)
  })

  it('[ST10] is nothing where a row is missing or unreadable', () => {
    const { doc, rows } = written(3)
    expect(rows.length).toBeGreaterThan(1)
    for (const lost of rows.keys()) {
      const rest = rows.filter((_, at) => at !== lost)
      expect(readDocLog(rest, fingerprintOf(doc))).toBeNull()
      expect(readDocLog([...rest, new Uint8Array([7, 7, 7])], fingerprintOf(doc))).toBeNull()
    }
  })

  it('[EX5] is nothing where something waits for changes that are not here', () => {
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    for (const word of ['one ', 'two ', 'three ']) source.getText('text').insert(source.getText('text').length, word)
    const [first, , third] = updates as [Uint8Array, Uint8Array, Uint8Array]
    expect(readDocLog([first, third], fingerprintOf(fromUpdates(first, third)))).toBeNull()
  })
})
