// Adds up the summaries of Vitest and Playwright: `node build/count-tests.mjs unit.json e2e.json ...`. A summary that is
// not there counts as a failure: its tests did not get to an end.
import { existsSync, readFileSync } from 'node:fs'

const parts = process.argv.slice(2).map((file) => {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return 'stats' in report ? ofPlaywright(report) : ofVitest(report)
})
const sum = (key) => parts.reduce((total, part) => total + part[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)

function ofVitest({ numPassedTests, numFailedTests, testResults }) {
  // A test file that does not load has no tests to count.
  const unread = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + unread.length }
}

function ofPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}
