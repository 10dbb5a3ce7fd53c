import { expect, test } from 'vitest'
import { SavedFiles } from './saved-files.ts'

test('a saved file is told by name and folder, and found again by its id alone', () => {
  const saved = new SavedFiles()
  const told = saved.ended('blob:1', '/home/ana/Downloads/posts.csv', 'completed')
  expect(told).toMatchObject({ kind: 'saved', address: 'blob:1', name: 'posts.csv', folder: 'Downloads' })
  expect(JSON.stringify(told)).not.toContain('/home/ana')
  expect(told.kind === 'saved' && saved.pathOf(told.id)).toBe('/home/ana/Downloads/posts.csv')
  expect(saved.pathOf('/etc/passwd')).toBeNull()
  expect(saved.ended('blob:2', '/posts.csv', 'completed')).toMatchObject({ folder: '/' })
})

test('one that was not saved says whether the person wanted that', () => {
  const saved = new SavedFiles()
  expect(saved.ended('blob:1', '/x/posts.csv', 'cancelled')).toEqual({ kind: 'cancelled', address: 'blob:1' })
  expect(saved.ended('blob:1', '/x/posts.csv', 'interrupted')).toEqual({ kind: 'failed', address: 'blob:1' })
})

test('only the last files are remembered', () => {
  const saved = new SavedFiles()
  const ids = Array.from({ length: 120 }, (_, at) => {
    const told = saved.ended('blob:1', `/x/${at}.csv`, 'completed')
    return told.kind === 'saved' ? told.id : ''
  })
  expect(saved.pathOf(ids[0] ?? '')).toBeNull()
  expect(saved.pathOf(ids[119] ?? '')).toBe('/x/119.csv')
})
