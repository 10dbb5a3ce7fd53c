import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openHubDatabase } from '../../electron/hub/store/hub-database.ts'
import { LevelStore } from '../../electron/hub/store/level-store.ts'
import type { Store } from '../../shared/replica/store.ts'
import { MemoryDisk } from './memory-disk.ts'
import { Soak } from './soak.ts'
import type { SoakFigures } from './soak-figures.ts'

/** So many of the replicas are hubs, with a database on the disk. */
const hubs = 2
/** Memory beside the disks may be so much more at the end than after a quarter of the time: there are more documents. */
const mostGrowth = 1.5
/** And so many MiB, in which caches fill up. */
const slack = 64

/** `soak [--minutes N] [--replicas N] [--documents N] [--media N] [--seed N] [--json FILE]`: 0 if all held, 1 if anything was lost. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '10' },
      replicas: { type: 'string', default: '30' },
      documents: { type: 'string', default: '10000' },
      media: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  })
  const folder = mkdtempSync(path.join(tmpdir(), 'placard-soak-'))
  const soak = new Soak({
    seed: Number(values.seed),
    replicas: Number(values.replicas),
    documents: Number(values.documents),
    milliseconds: Number(values.minutes) * 60_000,
    media: Number(values.media),
    disk: (index) => (index < hubs ? levelDisk(path.join(folder, `${index}`)) : Promise.resolve(new MemoryDisk())),
    say: (line) => process.stderr.write(`${line}\n`),
  })
  const figures = await soak.run()
  rmSync(folder, { recursive: true, force: true })
  print(figures)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
  return hasHeld(figures) ? 0 : 1
}

async function levelDisk(folder: string): Promise<Store> {
  const opening = await openHubDatabase(folder)
  if (opening.kind !== 'open') throw new Error(`A database could not be opened: ${opening.kind}.`)
  return new LevelStore(opening.database)
}

const hasHeld = ({ lost, blobsMissing, viewer, outsiders, memory, ...equal }: SoakFigures) =>
  equal.digestsEqual &&
  equal.disksEqual &&
  equal.teamsEqual &&
  viewer.leaked.length === 0 &&
  outsiders.reachedThem.length === 0 &&
  outsiders.takenFromThem.length === 0 &&
  lost.length === 0 &&
  blobsMissing === 0 &&
  memory.late <= memory.early * mostGrowth + slack

function print(figures: SoakFigures): void {
  const { files, memory, lost, viewer, team, outsiders, ...plain } = figures
  const rows: readonly (readonly [string, string | number | boolean])[] = [
    ...Object.entries(plain).map(([name, value]) => [name, typeof value === 'number' ? round(value) : value] as const),
    [
      'files applied, refused as damaged, as not for the reader',
      `${files.applied}, ${files.damaged}, ${files.strange}`,
    ],
    [
      'removals, departures, role changes, joins',
      `${team.removals}, ${team.departures}, ${team.roleChanges}, ${team.joins}`,
    ],
    ['team keys, statements of the grant log', `${team.keys}, ${team.statements}`],
    ['shut out, calls turned away', `${outsiders.shutOut}, ${outsiders.turnedAway}`],
    [
      'written after that and found with them, by them and found with members',
      `${outsiders.reachedThem.length}, ${outsiders.takenFromThem.length}`,
    ],
    ['MiB held after a quarter, at the end, at most', `${memory.early}, ${memory.late}, ${memory.highest}`],
    ['MiB at most with what was not collected yet', memory.uncollected],
    ['acknowledged and lost', lost.length],
    [
      'edits of a viewer, sessions that refused them, found elsewhere',
      `${viewer.edits}, ${viewer.refused}, ${viewer.leaked.length}`,
    ],
    ['held', hasHeld(figures)],
  ]
  process.stdout.write('| figure | value |\n|---|---|\n')
  for (const [name, value] of rows) process.stdout.write(`| ${name} | ${value} |\n`)
}

const round = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(6)))
