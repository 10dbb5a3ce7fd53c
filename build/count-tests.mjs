// Adds up the summaries of Vitest and Playwright: `node build/count-tests.mjs unit.json e2e.json`. A summary that is
// not there counts as a failure: its tests did not get to an end.
import { existsSync, readFileSync } from 'node:fs'

const [unitFile, endToEndFile] = process.argv.slice(2)
const unit = read(unitFile, (report) => ({
  passed: report.numPassedTests,
  // A test file that does not load has no tests to count.
  failed:
    report.numFailedTests +
    report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
}))
const endToEnd = read(endToEndFile, ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
}))
const failed = unit.failed + endToEnd.failed
console.log(`${unit.passed + endToEnd.passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function read(file, count) {
  return existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 }
}
