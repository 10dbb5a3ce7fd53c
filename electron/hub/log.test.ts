import { expect, test } from 'vitest'
import { createLog } from './log.ts'

test('one event is one line, whatever a peer calls itself', () => {
  const lines: string[] = []
  const log = createLog(
    () => Date.UTC(2026, 10, 24, 9, 30),
    (line) => lines.push(line),
  )
  log('started')
  log('peer-connected', {
    device: 'ab12',
    member: 'Ana\n2026 stopped',
    path: 'lan',
    port: 47610,
    note: '\u2028\u001b[31m',
  })
  expect(lines).toEqual([
    '2026-11-24T09:30:00.000Z started',
    String.raw`2026-11-24T09:30:00.000Z peer-connected device=ab12 member="Ana\n2026 stopped" path=lan port=47610 note=" \u001b[31m"`,
  ])
})
