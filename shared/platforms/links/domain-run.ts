import { topLevelDomainEnd } from './top-level-domains.ts'

const isInner = (character: string) => character === '-' || character === '_' || character === '.'

/**
 * A stretch of characters that domains consist of, looked at once from its end, so that a domain can be found from any
 * place in it at once. A subdomain begins and ends with a letter and may hold `-` and `_`; the last name before the
 * top-level domain holds no `_`. Of several domains that begin at one place, the longest counts.
 */
export class DomainRun {
  private readonly text: string
  private readonly dots: number[] = []
  /** Where the top-level domain after each dot ends; null if none begins there. */
  private readonly topEnds: (number | null)[] = []
  /** Where the last `_` of the label before each dot stands; -1 for none. */
  private readonly underscores: number[] = []
  /** Where the domain ends that begins right after the dot before; null if none does. */
  private readonly endsFrom: (number | null)[]
  /** The first dot that is not behind the place asked for last: places are asked for in order. */
  private next = 0

  constructor(text: string, begin: number, end: number) {
    this.text = text
    let underscore = -1
    for (let at = begin; at < end; at += 1) {
      const character = text.charAt(at)
      if (character === '_') underscore = at
      if (character !== '.') continue
      this.dots.push(at)
      this.underscores.push(underscore)
      this.topEnds.push(topLevelDomainEnd(text, at + 1, text.length))
      underscore = -1
    }
    this.endsFrom = new Array<number | null>(this.dots.length + 1).fill(null)
    for (let k = this.dots.length - 1; k > 0; k -= 1) {
      this.endsFrom[k] = this.endWithLabel((this.dots[k - 1] ?? 0) + 1, k)
    }
  }

  /** Where the domain that begins at `start` ends; null if none does. */
  domainEnd(start: number): number | null {
    while (this.next < this.dots.length && (this.dots[this.next] ?? 0) < start) this.next += 1
    return this.next < this.dots.length ? this.endWithLabel(start, this.next) : null
  }

  /** The place of the last dot: no domain begins behind it. */
  get lastDot(): number {
    return this.dots.at(-1) ?? -1
  }

  private endWithLabel(start: number, k: number): number | null {
    const dot = this.dots[k] ?? 0
    if (start >= dot || isInner(this.text.charAt(start)) || isInner(this.text.charAt(dot - 1))) return null
    const longer = this.endsFrom[k + 1] ?? null
    if (longer !== null) return longer
    return (this.underscores[k] ?? -1) >= start ? null : (this.topEnds[k] ?? null)
  }
}
