import { expect, it } from 'vitest'
import { briefTime } from './times.ts'

it('leaves out the minutes of a whole hour, and only of one', () => {
  expect(briefTime(Date.UTC(2026, 10, 25, 9), 'UTC')).toMatch(/^9a$/)
  expect(briefTime(Date.UTC(2026, 10, 25, 12, 30), 'UTC')).toMatch(/^12:30p$/)
})
