import type { BenchPost } from '../posts.ts'
import { type Figure, figure, median } from '../rounds.ts'
import { type Contender, perDocument, placard, yWebsocket } from './contenders.ts'
import { meter } from './meter.ts'

/** What is typed into each changed post. */
const words = 'Ana read this on the train and thinks that the second sentence can go. '
const changes = [0, 10, 1000] as const

interface Run {
  readonly bytes: number
  readonly roundTrips: number
  readonly ms: number
}

async function runOnce(contender: Contender): Promise<Run> {
  meter.reset()
  const startedAt = performance.now()
  await contender.catchUp()
  const run = { ms: performance.now() - startedAt, bytes: meter.bytes, roundTrips: meter.roundTrips }
  await contender.part()
  return run
}

/** The same edits, made away and then brought home, by each contender in turn: bytes, round trips and time. */
export async function measureCatchUp(
  posts: readonly BenchPost[],
  rounds: number,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const contenders = [await placard(posts), await yWebsocket(posts), await perDocument(posts)] as const
  // What is compiled and cached at the first time is not what is compared.
  for (const contender of contenders) await runOnce(contender)
  const figures: Figure[] = []
  for (const changed of changes) {
    const runs: Run[][] = contenders.map(() => [])
    for (let round = 0; round < rounds; round++) {
      const step = Math.max(1, Math.floor(posts.length / Math.max(1, changed)))
      for (const [at, contender] of contenders.entries()) {
        for (let edited = 0; edited < Math.min(changed, posts.length); edited++) {
          const post = posts[(edited * step + round) % posts.length]
          if (post !== undefined) await contender.edit(post, words)
        }
        runs[at]?.push(await runOnce(contender))
      }
    }
    for (const [at, { name }] of contenders.entries()) say(line(name, changed, posts.length, runs[at] ?? []))
    figures.push(...ratios(changed, runs))
  }
  for (const contender of contenders) await contender.close()
  return figures
}

function line(name: string, changed: number, count: number, runs: readonly Run[]): string {
  const of = (pick: (run: Run) => number) => median(runs.map(pick))
  const [bytes, trips, ms] = [of((run) => run.bytes), of((run) => run.roundTrips), of((run) => run.ms)]
  return `${changed} of ${count} changed, ${name}: ${Math.round(bytes)} bytes, ${trips} round trips, ${ms.toFixed(1)} ms`
}

function ratios(changed: number, [ours = [], one = [], each = []]: readonly (readonly Run[])[]): readonly Figure[] {
  const against = (theirs: readonly Run[], pick: (run: Run) => number) =>
    ours.map((run, round) => pick(run) / pick(theirs[round] ?? run))
  const name = `catch-up-${changed}`
  return [
    figure(
      `${name}-bytes-vs-y-websocket`,
      against(one, (run) => run.bytes),
      0.5,
      'lower',
    ),
    figure(
      `${name}-bytes-vs-y-protocols`,
      against(each, (run) => run.bytes),
      0.5,
      'lower',
    ),
    figure(
      `${name}-ms-vs-y-websocket`,
      against(one, (run) => run.ms),
      1,
      'lower',
    ),
    figure(
      `${name}-ms-vs-y-protocols`,
      against(each, (run) => run.ms),
      1,
      'lower',
    ),
  ]
}
