import { expect, test } from 'vitest'
import { damageInWords } from './damage-in-words.ts'
import { listsDocId } from './lists.ts'

const posts = ['018bcfe5-6801-7a08-802c-8706c4ebfb26', '018bcfe5-6801-7a08-802c-8706c4ebfb27']
const asset = '018bcfe5-6801-8a08-802c-8706c4ebfb26'

test('[ST10] says what came back damaged, and nothing where all is well', () => {
  expect(damageInWords([])).toBeNull()
  expect(damageInWords(posts.slice(0, 1))).toBe('1 post came back damaged from this computer’s disk')
  expect(damageInWords([...posts, asset, listsDocId])).toBe(
    '2 posts and what is known of 1 file and the team’s lists came back damaged from this computer’s disk',
  )
})
