import { type DateOrder, numericParts } from './dates.ts'

/** Collects what the dates of a whole column say about their order. */
export interface DateOrderVote {
  see(text: string): void
  result(): DateOrder
}

/**
 * Only a part above 12 proves an order; the majority of proofs wins. Without any, dates with full stops and dashes are
 * read day first and dates with slashes month first, as most programs that write them do.
 */
export function createDateOrderVote(): DateOrderVote {
  const proofs: Record<DateOrder, number> = { 'month-first': 0, 'day-first': 0, 'year-first': 0 }
  let slashes = 0
  let others = 0
  return {
    see(text) {
      const found = numericParts(text)
      if (found === null) return
      const [a, b] = found.parts
      if (a.length > 2 || Number(a) > 31) proofs['year-first']++
      else if (Number(a) > 12 && Number(b) <= 12) proofs['day-first']++
      else if (Number(b) > 12 && Number(a) <= 12) proofs['month-first']++
      if (found.separator === '/') slashes++
      else others++
    },
    result() {
      const [best, count] = (Object.entries(proofs) as [DateOrder, number][]).reduce((x, y) => (y[1] > x[1] ? y : x))
      if (count > 0) return best
      return slashes >= others ? 'month-first' : 'day-first'
    },
  }
}
