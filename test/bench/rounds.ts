/** One figure of a run: the ratio (or the plain number) of each round, its median, and what storage.md asks for. */
export interface Figure {
  readonly name: string
  readonly ratio: number
  readonly target: number
  readonly better: 'higher' | 'lower'
  readonly rounds: readonly number[]
}

/** The middle value; the mean of the two middle ones when there are two. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Makes a figure of its rounds. */
export function figure(name: string, rounds: readonly number[], target: number, better: Figure['better']): Figure {
  return { name, ratio: median(rounds), target, better, rounds }
}

/** Milliseconds that a fixed amount of arithmetic takes: shows a machine that was disturbed. */
export function calibrate(): number {
  const start = performance.now()
  let sum = 0
  for (let i = 0; i < 20_000_000; i++) sum = (sum * 31 + i) | 0
  const took = performance.now() - start
  return sum === 0.5 ? 0 : took
}

/** Leaves out the rounds in which calibration took more than 1.6 times its median. */
export function undisturbed<T>(rounds: readonly { readonly calibration: number; readonly value: T }[]): T[] {
  const limit = median(rounds.map((round) => round.calibration)) * 1.6
  return rounds.filter((round) => round.calibration <= limit).map((round) => round.value)
}
