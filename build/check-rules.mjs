// The rules of SPEC.md: each stands once, in the section of its prefix and in rising order, and some test names it; and
// whatever is named in a test or a comment is one of them.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const files = ['shared', 'renderer', 'electron', 'test'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`),
)
const isTest = (file) => file.startsWith('test/') || file.includes('.test.')

const problems = []
const rules = new Map()
let section = ''
for (const line of readFileSync(path.join(root, 'SPEC.md'), 'utf8').split('\n')) {
  section = /^## ([A-Z]{2}):/.exec(line)?.[1] ?? section
  const [, prefix, digits] = /^- \*\*([A-Z]{2})(\d+)\*\*/.exec(line) ?? []
  if (prefix === undefined) continue
  const rule = prefix + digits
  const last = [...rules.values()].findLast((each) => each.prefix === prefix)
  if (rules.has(rule)) problems.push(`${rule} stands twice`)
  else if (last !== undefined && last.number > Number(digits))
    problems.push(`${rule} stands behind ${prefix}${last.number}`)
  if (prefix !== section) problems.push(`${rule} stands in section ${section}`)
  rules.set(rule, { prefix, number: Number(digits) })
}

const prefixes = new Set([...rules.values()].map(({ prefix }) => prefix))
const tested = new Set()
for (const file of files) {
  const text = readFileSync(path.join(root, file), 'utf8')
  for (const [, named] of text.matchAll(/\[([A-Z]{2}\d+(?:, ?[A-Z]{2}\d+)*)\]/g)) {
    for (const rule of named.split(/, ?/)) {
      if (!prefixes.has(rule.slice(0, 2))) continue
      if (!rules.has(rule)) problems.push(`${file} names ${rule}, which is no rule`)
      if (isTest(file)) tested.add(rule)
    }
  }
}
problems.push(...[...rules.keys()].filter((rule) => !tested.has(rule)).map((rule) => `${rule} is named by no test`))

for (const problem of problems) console.error(problem)
console.log(`Rules: ${rules.size}, named by tests: ${tested.size}.`)
process.exit(problems.length === 0 ? 0 : 1)
