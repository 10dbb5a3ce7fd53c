// Holds the documents against the repository: what they name must be there, and ARCHITECTURE.md must name every folder.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { falseClaims, unnamedFolders } from './documents.mjs'

const root = path.resolve(import.meta.dirname, '..')
const read = (file) => readFileSync(path.join(root, file), 'utf8')
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
const files = listed.toString().split('\0')
const scripts = Object.keys(JSON.parse(read('package.json')).scripts)

const documents = files.filter((file) => file.endsWith('.md'))
const problems = [
  ...documents.flatMap((file) => falseClaims(file, read(file), { files, scripts }).map((claim) => `${file}: ${claim}`)),
  ...unnamedFolders(read('ARCHITECTURE.md'), files).map((folder) => `ARCHITECTURE.md does not name ${folder}`),
]
for (const problem of problems) console.error(problem)
console.log(`Documents: ${documents.length}, with ${problems.length} names of what is not there, or not named.`)
process.exit(problems.length === 0 ? 0 : 1)
