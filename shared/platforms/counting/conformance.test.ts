import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countText } from '../count-text.ts'

// twitter-text's own cases: test/samples/twitter-text/README.md

interface Weighted {
  readonly what: string
  readonly text: string
  readonly count: number
  readonly valid: boolean
}

interface Linked {
  readonly what: string
  readonly text: string
  /** The links in it, as they stand. */
  readonly links: readonly string[]
}

const read = <T>(name: string): readonly T[] =>
  JSON.parse(readFileSync(new URL(`../../../test/samples/twitter-text/${name}`, import.meta.url), 'utf8'))

/** What a text counts on X without its links. */
function countWithout({ text, links }: Linked): number {
  const rest = links.reduce((left, link) => left.replace(link, () => ''), text.normalize('NFC'))
  // With a space between any two characters nothing in the rest is a link; each space costs 1.
  const spaced = [...rest].join(' ')
  return countText('x', spaced).count - Math.max(0, [...rest].length - 1)
}

test.each(read<Weighted>('weighted.json'))('X counts as twitter-text: $what', ({ text, count, valid }) => {
  expect(countText('x', text)).toMatchObject({ count, valid })
})

test('X finds the links that twitter-text finds: each costs 23', () => {
  const cases = read<Linked>('links.json')
  const wrong = cases.filter((one) => countText('x', one.text).count !== countWithout(one) + 23 * one.links.length)
  expect(wrong).toEqual([])
  expect(cases.length).toBeGreaterThan(1_600)
})
