import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { measureApprovals } from './approvals.ts'
import { dropCaches, servePages } from './browser.ts'
import { measureGrants } from './grants.ts'
import { measureKeystroke } from './keystroke.ts'
import { measureLongTasks } from './long-tasks.ts'
import { benchPosts } from './posts.ts'
import type { Figure } from './rounds.ts'
import { measureCatchUp } from './side-by-side/catch-up.ts'
import { measureKeystrokes } from './side-by-side/keystrokes.ts'
import { measureStorage } from './storage.ts'
import { measureSync } from './sync.ts'

interface Places {
  readonly root: string
  readonly pages: string
  readonly cache: string
  /** Where the bundled programs of the bench lie. */
  readonly program: string
}

const say = (line: string) => process.stderr.write(`${line}\n`)

/** `bench [--posts N] [--rounds N] [--only sync|side|storage|keystroke|tasks|grants|assets] [--json FILE]`: prints ratios and judges nothing. */
export async function main(args: readonly string[], places: Places): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string', default: '10000' },
      rounds: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'string' },
    },
  })
  const count = Number(values.posts)
  const rounds = Number(values.rounds ?? (count > 50_000 ? 3 : 9))
  const posts = benchPosts(count, sampleTexts(places.root))
  if (!dropCaches()) say('File caches cannot be dropped here: opens are warmer than they should be.')
  const figures: Figure[] = []
  const isWanted = (part: string) => values.only === undefined || values.only === part
  const stop = await servePages(places.pages)
  if (isWanted('sync')) figures.push(...(await measureSync(posts)))
  if (isWanted('side')) {
    figures.push(...(await measureCatchUp(posts, Math.min(rounds, 5), say)))
    figures.push(...(await measureKeystrokes(say)))
  }
  if (isWanted('storage')) figures.push(...(await measureStorage(posts, rounds, places.cache, say)))
  if (isWanted('keystroke')) figures.push(...(await measureKeystroke(places.root, say)))
  if (isWanted('tasks')) figures.push(...(await measureLongTasks(say)))
  if (isWanted('grants')) figures.push(...measureGrants(rounds, say), ...measureApprovals(rounds, say))
  if (isWanted('assets')) figures.push(...(await assetFigures(Math.min(rounds, 5), places.program)))
  stop()
  print(count, figures)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ figures }, null, 2)}\n`)
  return 0
}

/** Measured in a process of its own, as the app's network process is: what this one holds would slow the streams down. */
async function assetFigures(rounds: number, program: string): Promise<readonly Figure[]> {
  const child = fork(path.join(program, 'asset-main.mjs'), [String(rounds)])
  const [figures] = (await once(child, 'message')) as [readonly Figure[]]
  return figures
}

/** Real texts, one a line: good enough for length and alphabet. */
function sampleTexts(root: string): readonly string[] {
  const csv = readFileSync(path.join(root, 'renderer/sample/campaign-posts-2014-2017.csv'), 'utf8')
  return csv
    .split('\n')
    .filter((line) => line.length > 80)
    .map((line) => line.slice(0, 350))
}

function print(count: number, figures: readonly Figure[]): void {
  process.stdout.write(`\n${count} posts; medians of ratios\n\n`)
  process.stdout.write('| figure | median | target | rounds |\n|---|---|---|---|\n')
  for (const { name, ratio, target, better, rounds } of figures) {
    const bound = `${better === 'higher' ? 'at least' : 'at most'} ${target}`
    process.stdout.write(`| ${name} | ${round(ratio)} | ${bound} | ${rounds.map(round).join(' ')} |\n`)
  }
}

const round = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))
