import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Bench, openCold, openProfile, rendererCpuSeconds, rendererMegabytes } from './browser.ts'
import { type BenchPost, openedMonth } from './posts.ts'
import { calibrate, type Figure, figure, median, undisturbed } from './rounds.ts'

const variants = ['placard', 'y-indexeddb', 'raw', 'empty'] as const
type Variant = (typeof variants)[number]
type PerVariant = Record<Variant, number>

const postsPerCall = 5_000
const keys = 400
const keyEveryMs = 10

/** Milliseconds of filling; `once` is y-indexeddb with all posts in one update. */
type Filled = PerVariant & { readonly once: number }

/** What one round measured, per variant. */
interface Round {
  readonly openMs: PerVariant
  readonly megabytes: PerVariant
  readonly cpuSeconds: PerVariant
  readonly postMs: number
}

/** Cold opens, import, typing and memory, each variant in turn in every round. */
export async function measureStorage(
  posts: readonly BenchPost[],
  rounds: number,
  cache: string,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const profiles = Object.fromEntries(
    variants.map((variant) => [variant, path.join(cache, 'profiles', `${variant}-${posts.length}`)]),
  ) as Record<Variant, string>
  const filled = await fillAll(profiles, posts, say)
  const measured: { calibration: number; value: Round }[] = []
  for (let round = 0; round < rounds; round++) {
    say(`round ${round + 1} of ${rounds}`)
    measured.push({ calibration: calibrate(), value: await oneRound(profiles) })
  }
  const kept = undisturbed(measured)
  for (const variant of variants) {
    say(`open month, ${variant}: ${median(kept.map((round) => round.openMs[variant])).toFixed(1)} ms`)
  }
  return figuresOf(kept, filled)
}

/** Fills every variant anew, three times, for the import figure; the last filling stays as the profile. */
async function fillAll(
  profiles: Record<Variant, string>,
  posts: readonly BenchPost[],
  say: (line: string) => void,
): Promise<readonly Filled[]> {
  const runs: Filled[] = []
  for (let run = 0; run < 3; run++) {
    const took = { placard: 0, 'y-indexeddb': 0, raw: 0, empty: 0 }
    const once = await fillNew(profiles['y-indexeddb'], 'y-indexeddb', posts, 'once')
    for (const variant of variants) took[variant] = await fillNew(profiles[variant], variant, posts, 'each')
    say(`filled: ${variants.map((variant) => `${variant} ${took[variant].toFixed(0)} ms`).join(', ')}`)
    runs.push({ ...took, once })
  }
  await fillNew(profiles['y-indexeddb'], 'y-indexeddb', posts, 'grown')
  return runs
}

async function fillNew(profile: string, variant: Variant, posts: readonly BenchPost[], how: 'each' | 'once' | 'grown') {
  rmSync(profile, { recursive: true, force: true })
  mkdirSync(profile, { recursive: true })
  const bench = await openProfile(profile, variant)
  const took = await fill(bench, posts, how)
  await bench.close()
  return took
}

/** The posts go over in slices, since one message has a limit; the page keeps them until the last. */
async function fill(bench: Bench, posts: readonly BenchPost[], how: 'each' | 'once' | 'grown'): Promise<number> {
  await bench.page.evaluate(() => {
    window.benchPosts = []
  })
  for (let start = 0; start < posts.length; start += postsPerCall) {
    await bench.page.evaluate((slice) => window.benchPosts.push(...slice), posts.slice(start, start + postsPerCall))
  }
  return bench.page.evaluate((mode) => window.bench.fill(window.benchPosts, mode), how)
}

async function oneRound(profiles: Record<Variant, string>): Promise<Round> {
  const openMs = { placard: 0, 'y-indexeddb': 0, raw: 0, empty: 0 }
  const megabytes = { ...openMs }
  const cpuSeconds = { ...openMs }
  let postMs = 0
  for (const variant of variants) {
    const bench = await openCold(profiles[variant], variant)
    await bench.cdp.send('Performance.enable')
    const opened = await bench.page.evaluate(({ from, to }) => window.bench.openMonth(from, to), openedMonth)
    openMs[variant] = opened.ms
    await bench.cdp.send('HeapProfiler.collectGarbage')
    megabytes[variant] = await rendererMegabytes(bench)
    if (variant === 'placard') postMs = await bench.page.evaluate((id) => window.bench.openPost(id), opened.first)
    if (variant !== 'raw') {
      const before = await rendererCpuSeconds(bench)
      await bench.page.evaluate(({ id, count, every }) => window.bench.type(id, count, every), {
        id: opened.first,
        count: keys,
        every: keyEveryMs,
      })
      cpuSeconds[variant] = (await rendererCpuSeconds(bench)) - before
    }
    await bench.close()
  }
  return { openMs, megabytes, cpuSeconds, postMs }
}

function figuresOf(rounds: readonly Round[], filled: readonly Filled[]): readonly Figure[] {
  const ratio = (of: (round: Round) => PerVariant, a: Variant, b: Variant) =>
    rounds.map((round) => of(round)[a] / of(round)[b])
  const typing = rounds.map(({ cpuSeconds: cpu }) => (cpu.placard - cpu.empty) / (cpu['y-indexeddb'] - cpu.empty))
  return [
    figure(
      'open-month-vs-y-indexeddb',
      ratio((round) => round.openMs, 'y-indexeddb', 'placard'),
      40,
      'higher',
    ),
    figure(
      'open-month-vs-raw',
      ratio((round) => round.openMs, 'placard', 'raw'),
      1.5,
      'lower',
    ),
    figure(
      'import-vs-y-indexeddb',
      filled.map((run) => run.placard / run['y-indexeddb']),
      0.25,
      'lower',
    ),
    figure(
      'import-vs-y-indexeddb-in-one-update',
      filled.map((run) => run.placard / run.once),
      0.25,
      'lower',
    ),
    figure('typing-vs-y-indexeddb', typing, 0.7, 'lower'),
    figure(
      'memory-vs-empty-page',
      ratio((round) => round.megabytes, 'placard', 'empty'),
      1.1,
      'lower',
    ),
    figure(
      'open-post-ms',
      rounds.map((round) => round.postMs),
      5,
      'lower',
    ),
  ]
}
