import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Simulation, type Spread } from './simulation.ts'

/** `simulate [--members N] [--hubs N] [--documents N] [--edits N] [--seed N] [--json FILE]`: prints what one edit costs. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      members: { type: 'string', default: '200' },
      hubs: { type: 'string', default: '3' },
      documents: { type: 'string', default: '1000' },
      edits: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  })
  const size = {
    members: Number(values.members),
    hubs: Number(values.hubs),
    documents: Number(values.documents),
    edits: Number(values.edits),
    seed: Number(values.seed),
  }
  const shapes = [
    { ...size, name: 'each member with one hub', hubsEach: 1, peersEach: 0 },
    { ...size, name: 'each member with every hub', hubsEach: size.hubs, peersEach: 0 },
    { ...size, name: 'one hub and 8 members each', hubsEach: 1, peersEach: 8 },
    { ...size, name: 'no hub, 8 members each', hubs: 0, hubsEach: 0, peersEach: 8 },
  ]
  const spreads: Spread[] = []
  for (const shape of shapes) {
    process.stderr.write(`${shape.name} ...\n`)
    spreads.push(await new Simulation(shape).run())
  }
  print(spreads)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...size, spreads }, null, 2)}\n`)
  return spreads.every(({ reachedAll }) => reachedAll) ? 0 : 1
}

function print(spreads: readonly Spread[]): void {
  const names = Object.keys(spreads[0] ?? {}) as (keyof Spread)[]
  process.stdout.write(`| ${names.join(' | ')} |\n|${names.map(() => '---').join('|')}|\n`)
  for (const spread of spreads) {
    const cells = names.map((name) => {
      const value = spread[name]
      return typeof value === 'number' ? Number(value.toPrecision(4)) : value
    })
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
}
