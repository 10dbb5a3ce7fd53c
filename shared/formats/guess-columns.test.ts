import { expect, test } from 'vitest'
import { guessColumns } from './guess-columns.ts'

const guess = (header: string, ...rows: string[]) =>
  Object.fromEntries(
    guessColumns(
      header.split(','),
      rows.map((row) => row.split('|')),
    ).flatMap((field, index) => (field === 'ignore' ? [] : [[field, header.split(',')[index]]])),
  )

test('X content export', () => {
  const header =
    'Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks'
  expect(
    guess(header, '12345678|Tue, Jul 14, 2026|Hello you|https://x.com/a/status/1|9|8|7|6|5|4|3|2|1|0|0|0|0'),
  ).toEqual({
    date: 'Date',
    text: 'Post text',
    link: 'Post Link',
    likes: 'Likes',
    replies: 'Replies',
    reposts: 'Reposts',
  })
})

test('Instagram export, whose Date says Lifetime', () => {
  const header =
    'Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves'
  const row =
    '1789|17|ourgroup|Our Group|March with us|0|07/14/2026 09:05|https://www.instagram.com/p/abc/|IG image||Lifetime|15,000|9|8|7|6|5|4'
  expect(guess(header, row)).toEqual({
    text: 'Description',
    date: 'Publish time',
    link: 'Permalink',
    likes: 'Likes',
    reposts: 'Shares',
    replies: 'Comments',
    channel: 'Account username',
  })
})

test('Buffer and Publer', () => {
  expect(guess('Text,Image URL,Tags,Posting Time', 'Hello you|https://x.org/a.png|a|2026-07-14 09:05')).toEqual({
    text: 'Text',
    tags: 'Tags',
    date: 'Posting Time',
  })
  expect(guess('Date - Intl. format or prompt,Text,Label(s) - Separated by comma', '2026-07-14 09:05|Hello|a')).toEqual(
    {
      date: 'Date - Intl. format or prompt',
      text: 'Text',
      tags: 'Label(s) - Separated by comma',
    },
  )
})

test('unknown words are judged by what the columns hold', () => {
  const rows = [
    '14.7.2026|March with us on Saturday, all of you|https://mastodon.social/@us/123',
    '15.7.2026|Second post of ours|https://mastodon.social/@us/124',
  ]
  expect(guess('A,B,C', ...rows)).toEqual({ date: 'A', text: 'B', link: 'C' })
})

test('a file without rows is judged by its header', () => {
  expect(guess('Fecha,Texto,Enlace')).toEqual({ date: 'Fecha', text: 'Texto', link: 'Enlace' })
})
