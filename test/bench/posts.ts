/** One synthetic post of the benchmark: real texts, dates spread evenly. */
export interface BenchPost {
  readonly id: string
  readonly text: string
  /** UTC milliseconds. */
  readonly instant: number
  readonly status: 'draft' | 'scheduled' | 'posted'
}

const monthsOfPlan = 36
const monthMs = 30.4375 * 86_400_000

/** The first instant of every benchmark plan. */
export const planStart = Date.UTC(2024, 0, 1)

/** The month that every benchmark opens: the 18th of the plan. */
export const openedMonth = {
  from: planStart + 17 * monthMs,
  to: planStart + 18 * monthMs,
}

/**
 * The same posts for the same count, always: texts in turn from `texts`, dates evenly over 36 months, ids in the order
 * of the dates (UUIDv7 shape, time part from the index).
 */
export function benchPosts(count: number, texts: readonly string[]): BenchPost[] {
  const step = (monthsOfPlan * monthMs) / count
  return Array.from({ length: count }, (_, index) => ({
    id: benchId(index),
    text: texts[index % texts.length] ?? '',
    instant: Math.floor((planStart + index * step) / 60_000) * 60_000,
    status: index % 10 === 0 ? 'draft' : index < count / 2 ? 'posted' : 'scheduled',
  }))
}

function benchId(index: number): string {
  const time = (0x018c_c251_f400 + index).toString(16).padStart(12, '0')
  const tail = ((index * 2_654_435_761) >>> 0).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`
}
