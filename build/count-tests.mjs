// Adds up the summaries of Playwright and Vitest: `node build/count-tests.mjs unit.json e2e.json [more-units.json]`. A
// summary that is not there counts as a failure: its tests did not get to an end.
import { existsSync, readFileSync } from 'node:fs'

const [unitFile, endToEndFile, ...moreUnitFiles] = process.argv.slice(2)
const units = [unitFile, ...moreUnitFiles].map((file) =>
  read(file, (report) => ({
    passed: report.numPassedTests,
    // A test file that does not load has no tests to count.
    failed:
      report.numFailedTests +
      report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length,
  })),
)
const endToEnd = read(endToEndFile, ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
}))
const all = [...units, endToEnd]
const failed = all.reduce((sum, part) => sum + part.failed, 0)
console.log(`${all.reduce((sum, part) => sum + part.passed, 0)} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function read(file, count) {
  return existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 }
}
