import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const unit = { numPassedTests: 40, numFailedTests: 0, testResults: [] }
const endToEnd = { stats: { expected: 9, unexpected: 0, flaky: 0 }, errors: [] }

test.each([
  ['all is well', unit, endToEnd, '49 passed, 0 failed', 0],
  ['a unit test fails', { ...unit, numFailedTests: 2 }, endToEnd, '49 passed, 2 failed', 1],
  [
    'a test file does not load',
    { ...unit, testResults: [{ status: 'failed', assertionResults: [] }] },
    endToEnd,
    '49 passed, 1 failed',
    1,
  ],
  [
    'an end-to-end test fails',
    unit,
    { ...endToEnd, stats: { expected: 8, unexpected: 1, flaky: 0 } },
    '48 passed, 1 failed',
    1,
  ],
  ['the end-to-end tests never ran', unit, null, '40 passed, 1 failed', 1],
  ['more tests of the first kind ran', unit, endToEnd, '56 passed, 0 failed', 0, { ...unit, numPassedTests: 7 }],
  ['more end-to-end tests ran', unit, endToEnd, '58 passed, 0 failed', 0, endToEnd],
  ['more tests were to run and did not', unit, endToEnd, '49 passed, 1 failed', 1, null],
])('the closing line when %s', (_case, first, second, line, status, third) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'placard-count-'))
  const files = [first, second, ...(third === undefined ? [] : [third])].map((report, index) => {
    const file = path.join(folder, `${index}.json`)
    if (report !== null) writeFileSync(file, JSON.stringify(report))
    return file
  })
  const run = spawnSync(process.execPath, [path.join(import.meta.dirname, 'count-tests.mjs'), ...files], {
    encoding: 'utf8',
  })
  expect(run.stdout).toBe(`${line}\n`)
  expect(run.status).toBe(status)
})
