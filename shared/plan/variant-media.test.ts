import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mediaOfChannel, moveShown, showMedia } from './variant-media.ts'

const all = ['a', 'b', 'c']

test('a channel shows all media as the post does until something is chosen', () => {
  expect(mediaOfChannel(all, null).every(({ isShown }) => isShown)).toBe(true)
  expect(mediaOfChannel(all, ['c', 'gone', 'a', 'c'])).toEqual([
    { id: 'c', isShown: true },
    { id: 'a', isShown: true },
    { id: 'b', isShown: false },
  ])
})

test('media are hidden, shown again last, and moved; what the post has anyway is no choice', () => {
  expect(showMedia(all, null, 'b', false)).toEqual(['a', 'c'])
  expect(showMedia(all, ['a', 'c'], 'b', true)).toEqual(['a', 'c', 'b'])
  expect(moveShown(all, ['a', 'c', 'b'], 'b', -1)).toBeNull()
  expect(moveShown(all, null, 'a', -1)).toBeNull()
  expect(moveShown(all, null, 'a', 1)).toEqual(['b', 'a', 'c'])
})

test('whatever is chosen and moved, nothing is shown twice and nothing strange', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'x')
  const step = fc.tuple(id, fc.constantFrom('show', 'hide', 'up', 'down'))
  fc.assert(
    fc.property(fc.option(fc.array(id)), fc.array(step, { maxLength: 10 }), (first, steps) => {
      let chosen: readonly string[] | null = first
      for (const [one, what] of steps) {
        if (!all.includes(one)) continue
        if (what === 'show' || what === 'hide') chosen = showMedia(all, chosen, one, what === 'show')
        else chosen = moveShown(all, chosen, one, what === 'up' ? -1 : 1)
      }
      const ids = mediaOfChannel(all, chosen).map((media) => media.id)
      expect([...ids].sort()).toEqual(all)
    }),
    { seed: 71, numRuns: 200 },
  )
})
