import { expect, it } from 'vitest'
import type { Command } from '../state/commands.ts'
import { foundCommands } from './palette-search.ts'

const command = (id: string, label: string, keywords = ''): Command => ({ id, label, keywords, run: () => undefined })
const commands = [
  command('palette', 'Find or do anything'),
  command('board', 'Go to the board', 'kanban'),
  command('import', 'Import posts from a file…', 'csv spreadsheet'),
  command('new-post', 'New post', 'create'),
]
const ids = (typed: string) => foundCommands(commands, typed).map(({ id }) => id)

it('finds by label before keywords, and by any order of words', () => {
  expect(ids('post new')).toEqual(['new-post'])
  expect(ids('csv')).toEqual(['import'])
  expect(ids('kanban')).toEqual(['board'])
})

it('puts what begins with the word first', () => {
  expect(ids('post')).toEqual(['import', 'new-post'])
  expect(ids('imp')).toEqual(['import'])
})

it('offers everything but itself before anything is typed', () => {
  expect(ids('')).toEqual(['board', 'import', 'new-post'])
})

it('offers what has a key before what has none, until something is typed', () => {
  const keyed = { ...command('undo', 'Undo'), shortcut: 'mod+z' }
  expect(foundCommands([...commands, keyed], '').map(({ id }) => id)).toEqual(['undo', 'board', 'import', 'new-post'])
})
