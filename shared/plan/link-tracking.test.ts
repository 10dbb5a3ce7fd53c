import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTracking, linksIn, stripTracking, type TextChange, trackingNameOf } from './link-tracking.ts'

const apply = (text: string, changes: readonly TextChange[]) =>
  [...changes]
    .reverse()
    .reduce((before, { from, to, insert }) => before.slice(0, from) + insert + before.slice(to), text)

const ours = { source: 'mastodon', medium: 'social', campaign: 'library' }
const tracked = 'utm_source=mastodon&utm_medium=social&utm_campaign=library'

test('links get the parameters of the campaign, and the rest of the text stays', () => {
  const text = 'Read https://example.org/a?id=7#top, and (https://example.org).'
  expect(apply(text, addTracking(text, ours))).toBe(
    `Read https://example.org/a?id=7&${tracked}#top, and (https://example.org/?${tracked}).`,
  )
})

test('parameters that follow people are taken out, of whomever they are', () => {
  const text =
    'https://example.org/?fbclid=x&id=7&UTM_Source=y https://example.org/b?gclid=1 https://example.org/?q=utm'
  expect(apply(text, stripTracking(text))).toBe(
    'https://example.org/?id=7 https://example.org/b https://example.org/?q=utm',
  )
  expect(stripTracking('No link here, example.org?fbclid=1')).toEqual([])
})

test('adding twice is adding once, and taking out gives the link back', () => {
  const path = fc.stringMatching(/^[a-z0-9/_~()-]{0,10}$/)
  const query = fc.array(fc.stringMatching(/^[a-z]{1,3}(=[a-z0-9%+]{0,3})?$/), { maxLength: 3 })
  const url = fc
    .tuple(path, query)
    .map(
      ([part, parameters]) => `https://example.org/${part}a${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`,
    )
  fc.assert(
    fc.property(url, (link) => {
      fc.pre(stripTracking(link).length === 0 && linksIn(link)[0] === link)
      const text = `See ${link} now`
      const once = apply(text, addTracking(text, ours))
      expect(addTracking(once, ours)).toEqual([])
      expect(apply(once, stripTracking(once))).toBe(text)
    }),
    { seed: 51, numRuns: 300 },
  )
})

test('a campaign’s name is made fit for a link', () => {
  expect(trackingNameOf('  Save the Library! (été) ')).toBe('save-the-library-ete')
  expect(trackingNameOf('Клімат 2026')).toBe('клімат-2026')
})
