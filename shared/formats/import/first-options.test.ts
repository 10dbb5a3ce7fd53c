import { expect, test } from 'vitest'
import type { ImportGuess, ImportOptions } from '../../ipc/import-api.ts'
import { firstOptions } from './first-options.ts'

const guess: ImportGuess = {
  headers: ['Text'],
  mapping: ['text'],
  sample: [],
  encoding: 'UTF-8',
  delimiter: ',',
  zoneless: true,
  dateOrder: 'month-first',
  rows: 1,
  damaged: 0,
  platform: null,
  handles: [],
}

test.each([
  ['repairs nothing in a file without damage', { damaged: 0 }, { repairText: false }],
  ['repairs a file with one damaged text', { damaged: 1 }, { repairText: true }],
  ['makes no channel where no account is named', { handles: [], platform: 'x' }, { newChannels: null }],
  ['makes a channel for each account that is named', { handles: ['a'], platform: 'x' }, { newChannels: 'x' }],
] satisfies [string, Partial<ImportGuess>, Partial<ImportOptions>][])(
  'an import at first %s',
  (_what, found, expected) => {
    expect(firstOptions({ ...guess, ...found }, 'UTC')).toMatchObject(expected)
  },
)
