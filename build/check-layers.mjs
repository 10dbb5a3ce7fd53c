// Cruises the modules and judges their imports by build/layers.cjs. A cruiser that sees too little reports nothing, so
// what it must have seen is checked first.
import { createRequire } from 'node:module'
import path from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const root = path.resolve(import.meta.dirname, '..')
const { forbidden, options } = createRequire(import.meta.url)('./layers.cjs')
const leastModules = 200
const knownEdges = [
  { from: 'renderer/main.tsx', to: 'renderer/app/app.tsx', typeOnly: false },
  { from: 'shared/replica/memory-pipe.ts', to: 'shared/replica/pipe.ts', typeOnly: true },
]

process.chdir(root)
const { output } = await cruise(
  ['shared', 'renderer', 'electron'],
  { ...options, ruleSet: { forbidden }, validate: true },
  {},
  { tsConfig: extractTSConfig(path.join(root, 'tsconfig.base.json')) },
)

const own = output.modules.filter(({ source }) => !source.includes('node_modules'))
const blind = [
  ...(own.length < leastModules ? [`only ${own.length} modules were seen`] : []),
  ...knownEdges.filter((edge) => !seen(edge)).map(({ from, to }) => `${from} -> ${to} was not seen`),
]
if (blind.length > 0) {
  console.error(`The layer check is blind: ${blind.join('; ')}.`)
  process.exit(1)
}
for (const { from, to, rule } of output.summary.violations) {
  const { comment } = forbidden.find(({ name }) => name === rule.name) ?? { comment: '' }
  console.error(`${from} -> ${to}\n    ${rule.name}: ${comment}`)
}
console.log(`Layers: ${own.length} modules, ${output.summary.violations.length} wrong imports.`)
process.exit(output.summary.violations.length === 0 ? 0 : 1)

function seen({ from, to, typeOnly }) {
  const edge = own.find(({ source }) => source === from)?.dependencies.find(({ resolved }) => resolved === to)
  return edge !== undefined && edge.dependencyTypes.includes('type-only') === typeOnly
}
