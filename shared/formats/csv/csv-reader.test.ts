import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { type CsvRow, createCsvReader } from './csv-reader.ts'
import { csvLine } from './write-csv.ts'

const comma = { delimiter: ',', newline: '\n' } as const

function read(text: string, cuts: readonly number[] = [], maxLength?: number): readonly CsvRow[] {
  const reader = createCsvReader(comma, maxLength)
  const borders = [0, ...[...cuts].sort((a, b) => a - b), text.length]
  const rows = borders.slice(1).flatMap((end, index) => reader.push(text.slice(borders[index], end)))
  return [...rows, ...reader.end()]
}

const cells = (rows: readonly CsvRow[]) => rows.map((row) => row.cells)
const messy = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' ', '\0', '😀'), maxLength: 60 })

describe('rows', () => {
  test('quotes, doubled quotes, line breaks and empty cells', () => {
    expect(cells(read('a,"b ""c"", d",\n"x\ny",,"z"\r\nlast,1'))).toEqual([
      ['a', 'b "c", d', ''],
      ['x\ny', '', 'z'],
      ['last', '1'],
    ])
  })

  test('lines are counted through line breaks of every kind inside quotes, and blank lines', () => {
    const rows = read('h\n"a\nb"\n\n"c\r\rd"\r\n"e\r\nf"\nlast')
    expect(rows.map((row) => row.line)).toEqual([1, 2, 5, 8, 10])
  })

  test('no rows at all', () => {
    expect(read('')).toEqual([])
    expect(read('\n\r\n  \n')).toEqual([])
  })

  test('files of old Macs end their rows with carriage returns', () => {
    const reader = createCsvReader({ delimiter: ';', newline: '\r' })
    expect(cells([...reader.push('a;b\r"1\n2";'), ...reader.push('3\r'), ...reader.end()])).toEqual([
      ['a', 'b'],
      ['1\n2', '3'],
    ])
  })
})

describe('faults', () => {
  test('a quote that is never closed costs its own line only', () => {
    expect(read('a,b\n1,"never closed\n2,fine\n3,fine too\n')).toEqual([
      { line: 1, cells: ['a', 'b'], fault: null },
      { line: 2, cells: ['1', '"never closed'], fault: 'unclosed' },
      { line: 3, cells: ['2', 'fine'], fault: null },
      { line: 4, cells: ['3', 'fine too'], fault: null },
    ])
  })

  test('nor does it take a well quoted row below it', () => {
    const rows = read('1,"open\n2,"good, text"\n3,x\n')
    expect(rows.map((row) => [row.line, row.fault])).toEqual([
      [1, 'unclosed'],
      [2, null],
      [3, null],
    ])
  })

  test('a quote inside the text that is not doubled', () => {
    expect(read('"He said "hi" to me",2\n3,4')[0]).toEqual({
      line: 1,
      cells: ['He said "hi" to me"', '2'],
      fault: 'quotes',
    })
  })

  test('a row beyond the limit is reported without being kept, and reading goes on after it', () => {
    const rows = read(`a,b\n${'x'.repeat(500)}\nc,d\n`, [], 100)
    expect(rows.map((row) => [row.line, row.fault])).toEqual([
      [1, null],
      [2, 'too-long'],
      [3, null],
    ])
    expect(rows[1]?.cells.join('').length).toBeLessThanOrEqual(100)
  })
})

test('the lines after a row that is too long are counted right, also where a line break was cut in two', () => {
  const text = '😀""\r\n"'
  expect(read(text, [5], 5)).toEqual(read(text, [], 5))
})

describe('properties', () => {
  test('rows do not depend on where the text was cut, whatever it holds', () => {
    fc.assert(
      fc.property(messy, fc.array(fc.nat(60), { maxLength: 6 }), fc.constantFrom(5, 17, 1000), (text, cuts, limit) => {
        const inside = cuts.map((cut) => Math.min(cut, text.length))
        expect(read(text, inside, limit)).toEqual(read(text, [], limit))
      }),
      { numRuns: 2000 },
    )
  })

  test('what is written is read back', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text))
    const row = fc.array(cell, { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(cells(read(rows.map(csvLine).join('')))).toEqual(rows)
      }),
    )
  })

  test('well-formed files are read as Papa Parse reads them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', ';') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (rows) => {
        const text = Papa.unparse(rows, { newline: '\n' })
        expect(cells(read(text))).toEqual(
          Papa.parse(text, { newline: '\n', delimiter: ',' }).data.filter(
            (row) => row !== null && (row as string[]).length > 1,
          ),
        )
      }),
    )
  })
})
