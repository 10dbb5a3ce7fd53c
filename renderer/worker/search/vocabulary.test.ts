import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Vocabulary } from './vocabulary.ts'

test('words are suggested by their beginning, most used first, as they are written most often', () => {
  const vocabulary = new Vocabulary()
  vocabulary.put('a', 'We #ActOnClimate with @ana@example.social #ActOnClimate')
  vocabulary.put('b', '#actonclimate and #Action, says @ben https://example.org/#Act')
  vocabulary.put('c', '#ActOnClimate')
  expect(vocabulary.suggest('#act', 5)).toEqual([
    { word: '#ActOnClimate', posts: 3 },
    { word: '#Action', posts: 1 },
  ])
  expect(vocabulary.suggest('@', 5).map(({ word }) => word)).toEqual(['@ana@example.social', '@ben'])
  vocabulary.put('b', 'Nothing')
  vocabulary.put('c', null)
  expect(vocabulary.suggest('#', 5)).toEqual([{ word: '#ActOnClimate', posts: 1 }])
  expect(vocabulary.suggest('@b', 5)).toEqual([])
})

test('whatever is put in and taken out, it knows what the texts say, also after being kept', () => {
  const text = fc.array(fc.constantFrom('#a', '#A', '#ab', '@a', 'a'), { maxLength: 4 }).map((words) => words.join(' '))
  const step = fc.tuple(fc.constantFrom('1', '2', '3'), fc.option(text))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const vocabulary = new Vocabulary()
      const fresh = new Vocabulary()
      for (const [id, put] of steps) vocabulary.put(id, put)
      for (const [id, put] of new Map(steps)) fresh.put(id, put)
      const kept = Vocabulary.from(JSON.parse(JSON.stringify(vocabulary)))
      for (const typed of ['#', '#a', '@']) {
        expect(vocabulary.suggest(typed, 9)).toEqual(fresh.suggest(typed, 9))
        expect(kept.suggest(typed, 9)).toEqual(fresh.suggest(typed, 9))
      }
    }),
    { seed: 61, numRuns: 200 },
  )
})
