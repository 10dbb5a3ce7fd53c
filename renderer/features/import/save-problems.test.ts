import { expect, test } from 'vitest'
import { createCsvReader } from '../../../shared/formats/csv/csv-reader.ts'
import { problemsAsCsv } from './save-problems.ts'

test('problem rows keep their cells, and can be read as a CSV again', () => {
  const csv = problemsAsCsv(
    ['text', 'date'],
    [
      { line: 5, reason: '“13/13/27” is not a date in the chosen order.', cells: ['Two\nlines, "quoted"', '13/13/27'] },
      { line: 9, reason: 'The row has 1 cell, the header has 2.', cells: ['=HYPERLINK("x")'] },
    ],
  )
  const reader = createCsvReader({ delimiter: ',', newline: '\n' })
  expect([...reader.push(csv), ...reader.end()].map((row) => row.cells)).toEqual([
    ['Line', 'Reason', 'text', 'date'],
    ['5', '“13/13/27” is not a date in the chosen order.', 'Two\nlines, "quoted"', '13/13/27'],
    ['9', 'The row has 1 cell, the header has 2.', `'=HYPERLINK("x")`],
  ])
})
