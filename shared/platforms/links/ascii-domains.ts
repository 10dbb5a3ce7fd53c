import type { Stretch } from '../emoji.ts'
import { latinAccents } from './link-dialect.ts'
import { topLevelDomainEnd } from './top-level-domains.ts'

const label = new RegExp(`[-a-z0-9${latinAccents}]+`, 'iy')

/** The domains within a domain that consist of ASCII and accented letters only, in order. */
export function asciiDomains(domain: string): Stretch[] {
  const found: Stretch[] = []
  let at = 0
  while (at < domain.length) {
    const { dots, end } = labelsFrom(domain, at)
    const top = lastTopLevelEnd(domain, dots)
    if (top !== null) found.push({ from: at, to: top })
    at = top ?? Math.max(end, at + 1)
  }
  return found
}

/** The dots of the labels in a row that begin at `at`, and where the row ends. */
function labelsFrom(domain: string, at: number): { dots: number[]; end: number } {
  const dots: number[] = []
  let end = at
  for (;;) {
    label.lastIndex = end
    if (!label.test(domain)) return { dots, end }
    end = label.lastIndex
    if (domain.charAt(end) !== '.') return { dots, end }
    dots.push(end)
    end += 1
  }
}

function lastTopLevelEnd(domain: string, dots: readonly number[]): number | null {
  for (const dot of dots.toReversed()) {
    const end = topLevelDomainEnd(domain, dot + 1, domain.length)
    if (end !== null) return end
  }
  return null
}
