import { expect, test } from 'vitest'
import { noLists } from '../../../../shared/plan/lists.ts'
import { isKnown, knownWords } from './known-words.ts'

const known = knownWords(
  {
    ...noLists,
    plan: { name: 'Zukunftsrat Elbtal', zone: 'UTC' },
    channels: [
      { id: 'c', platform: 'x', name: 'Klimadesk', handle: '@elbtalklima', hue: 'red', hashtags: ['#Elbwende'] },
    ],
    members: [{ id: 'm', name: 'Zoë Nguyen-Brandt', hue: 'red' }],
    hashtagGroups: [{ id: 'g', name: 'Main', hashtags: ['#SaveTheMoor'] }],
    words: [{ id: 'gigacorn' }, { id: 'O’Malleyism' }],
  },
  ['ignorethis'],
)

test.each([
  'Elbtal',
  'Klimadesk',
  'elbtalklima',
  'Elbwende',
  'Nguyen-Brandt',
  'Brandt',
  'Zoë’s',
  'SaveTheMoor',
  'gigacorn',
])('%s is known from the plan', (word) => expect(isKnown(known, word)).toBe(true))

test('a known word begins a sentence, is owned, and is written with either apostrophe', () => {
  for (const word of ['Gigacorn', 'gigacorn’s', "O'Malleyism", 'ignorethis']) expect(isKnown(known, word)).toBe(true)
})

test('others are not known, nor is a name in small letters', () => {
  for (const word of ['gigacorns', 'brandt', 'the']) expect(isKnown(known, word)).toBe(false)
})
