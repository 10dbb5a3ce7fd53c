import { expect, test } from 'vitest'
import { guessDialect } from './guess-dialect.ts'
import { csvLine } from './write-csv.ts'

test.each([
  ['a,b\n1,2\n', ',', '\n'],
  ['text;date\n"Hello, you, there";1.2.2024\n"One, two";2.2.2024\n', ';', '\n'],
  ['text\tdate\r\nHello, you\t1\r\n', '\t', '\n'],
  ['a|b|c\n1,5|2,5|3\n', '|', '\n'],
  ['a,b\r"1\n2",3\r', ',', '\r'],
  ['one column\nonly this\n', ',', '\n'],
  ['', ',', '\n'],
  ['text,date', ',', '\n'],
])('%j', (head, delimiter, newline) => {
  expect(guessDialect(head)).toEqual({ delimiter, newline })
})

test('cells that a spreadsheet would run as formulas are made harmless', () => {
  expect(csvLine(['=1+1', '+1', '-1', '@x', '\tx', 'a "b"', 'c,d'])).toBe(`'=1+1,'+1,'-1,'@x,'\tx,"a ""b""","c,d"\r\n`)
})
