import { expect, test } from 'vitest'
import { platformOfLink } from './platform-of-link.ts'

test.each([
  ['https://x.com/ana/status/1', 'x'],
  ['http://www.twitter.com/ana/status/1', 'x'],
  ['https://mobile.twitter.com/ana/status/1', 'x'],
  [' HTTPS://X.COM/Ana/Status/1 ', 'x'],
  ['https://bsky.app/profile/ana.example/post/3k', 'bluesky'],
  ['https://www.threads.net/@ana/post/C1', 'threads'],
  ['https://www.threads.com/@ana/post/C1', 'threads'],
  ['https://www.instagram.com/p/C1/', 'instagram'],
  ['https://m.facebook.com/story.php?id=1', 'facebook'],
  ['https://fb.watch/abc/', 'facebook'],
  ['https://www.linkedin.com/feed/update/urn:li:activity:1/', 'linkedin'],
  ['https://www.tiktok.com/@ana/video/1', 'tiktok'],
  ['https://t.me/ourgroup/12', 'telegram'],
  ['https://youtu.be/abc', 'youtube'],
  ['https://mastodon.example/@ana/111234567890123456', 'mastodon'],
])('%s leads to %s', (link, platform) => {
  expect(platformOfLink(link)).toBe(platform)
})

test.each([
  'https://example.org/x.com/1',
  'https://notx.com/ana',
  'https://x.com.example.org/ana',
  'https://example.org/@ana/12',
  '',
])('%j leads to none of them', (link) => {
  expect(platformOfLink(link)).toBeNull()
})
