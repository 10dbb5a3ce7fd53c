import { expect, test } from 'vitest'
import { shownLink } from './shown-link.ts'

const link = 'https://www.example.org/events/friday-march?utm_source=us'

test.each([
  ['x', link, 'example.org/events/friday-…'],
  ['x', 'https://example.org/a', 'example.org/a'],
  ['mastodon', link, 'example.org/events/friday-marc…'],
  ['bluesky', link, 'www.example.org/events/frida...'],
  ['bluesky', 'https://example.org/', 'example.org'],
  ['bluesky', 'example.org/short', 'example.org/short'],
  ['facebook', link, link],
] as const)('%s writes %s as %s', (platform, whole, shown) => {
  expect(shownLink(platform, whole)).toBe(shown)
})
