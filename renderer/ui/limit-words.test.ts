import { expect, test } from 'vitest'
import { platforms } from '../../shared/plan/lists.ts'
import { platformRules } from '../../shared/platforms/platform-rules.ts'
import { checkedWords, usualLimit } from './limit-words.ts'

test('a limit is told with its unit and the day on which it was checked, whatever the zone', () => {
  expect(checkedWords('2026-11-24')).toBe('Nov 24, 2026')
  expect(usualLimit('bluesky')).toBe('Usually 300 characters as you see them. Limits checked Nov 24, 2026.')
  expect(usualLimit('facebook')).toMatch(/^Usually 63,206 characters\. /)
})

test('where none is published none is told', () => {
  const without = platforms.filter((platform) => platformRules[platform].text.limit === null)
  expect(without).toEqual(['whatsapp', 'email'])
  for (const platform of without) expect(usualLimit(platform)).toBe('No limit is published.')
})

test('every limit names where it stands, and a day on which it was read there', () => {
  for (const platform of platforms) {
    const { text, sources } = platformRules[platform]
    expect(sources.some(({ about }) => about === 'text')).toBe(text.limit !== null)
    for (const { url, checked } of sources) {
      expect(new URL(url).protocol).toBe('https:')
      expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/)
    }
  }
})
