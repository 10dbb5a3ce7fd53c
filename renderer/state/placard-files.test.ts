import { expect, test } from 'vitest'
import { placardFileOf } from './placard-files.ts'

const changes = 'placard\n\u0002sealed'

test.each([
  ['changes.placard', changes, 'changes'],
  ['changes.csv', changes, 'changes'],
  ['changes', changes, 'changes'],
  ['Spring.zip', 'placard backup 1\n\u001f', 'backup'],
  // Cut off at its beginning, or empty: still meant as one, and told of as damaged.
  ['changes.placard', '\u0000\u0001\u0002', 'changes'],
  ['changes.placard', '', 'changes'],
  ['posts.placard', 'Text,Date\nMarch,2026-11-25', null],
  ['posts.csv', 'Text,Date\nMarch,2026-11-25', null],
  ['book.xlsx', 'PK\u0003\u0004', null],
])('%s with %j is %s', async (name, content, kind) => {
  expect(await placardFileOf(new File([content], name))).toBe(kind)
})

test('what cannot be read is no file of Placard’s', async () => {
  const gone = new File(['x'], 'folder')
  gone.slice = () => {
    const slice = new Blob()
    slice.arrayBuffer = () => Promise.reject(new Error('It is a folder.'))
    return slice
  }
  expect(await placardFileOf(gone)).toBeNull()
})
