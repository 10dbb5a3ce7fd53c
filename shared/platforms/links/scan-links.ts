import type { Stretch } from '../emoji.ts'
import { rememberNewest } from '../remember.ts'
import { asciiDomains } from './ascii-domains.ts'
import { DomainRun } from './domain-run.ts'
import type { LinkDialect } from './link-dialect.ts'
import { linkTailEnd } from './link-tail.ts'
import { punycodeLength } from './punycode-length.ts'

/** twitter-text 3.1.0, js/src/extractUrlsWithIndices.js and js/src/lib/idna.js. */
const longest = { link: 4096, label: 63, shortName: 40 }

const separators = /[\u3002\uff0e\uff61]/
const mayPrecede = /[^A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff]/
const precedesNoBareDomain = /[-_./]/
const shortLink = /^https?:\/\/t\.co\/([a-z0-9]+)(?:\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*[a-z0-9\-_&=#/])?/i

/** A place where a link may begin: itself, and its domain when a protocol stands between. */
interface Start {
  readonly link: number
  readonly domain: number
}

/**
 * The links in a text as a platform finds them, in order. Takes time in proportion to the text, whatever it is; the
 * patterns of twitter-text, which this agrees with, take its square.
 */
export function scanLinks(text: string, dialect: LinkDialect): readonly Stretch[] {
  return remembered(dialect.name, text, () => scanAnew(text, dialect))
}

const remembered = rememberNewest<readonly Stretch[]>()

function scanAnew(text: string, dialect: LinkDialect): Stretch[] {
  const links: Stretch[] = []
  let done = 0
  for (const { 0: characters, index: begin } of text.matchAll(dialect.domainRun)) {
    if (!characters.includes('.')) continue
    const end = begin + characters.length
    const run = new DomainRun(text, begin, end)
    for (const start of startsIn(text, begin, run.lastDot, dialect)) {
      if (!isFree(start, done)) continue
      const domainEnd = run.domainEnd(start.domain)
      if (domainEnd === null) continue
      done = linkTailEnd(text, domainEnd, dialect)
      links.push(...linksAt(text, start, domainEnd, done, dialect))
    }
  }
  return links
}

/** The character before a link is part of what finds it, so the link before must have left it; none stands before 0. */
const isFree = ({ link }: Start, done: number) => link > done || (link === 0 && done === 0)

/** The places of a run where a link may begin, in the order in which X's pattern tries them. */
function* startsIn(text: string, begin: number, lastDot: number, dialect: LinkDialect): Generator<Start> {
  const protocol = dialect.protocol.exec(text.slice(Math.max(0, begin - 12), begin))
  if (protocol !== null) {
    const link = begin - protocol[0].length
    if (link === 0 || mayPrecede.test(text.charAt(link - 1))) yield { link, domain: begin }
  }
  // At the very beginning the character there is first taken for the one before the link.
  const swapped = begin === 0 && mayPrecede.test(text.charAt(0))
  if (swapped && lastDot > 1) yield { link: 1, domain: 1 }
  if (begin === 0) yield { link: 0, domain: 0 }
  for (let at = begin === 0 ? (swapped ? 2 : 1) : begin; at < lastDot; at += 1) {
    if (mayPrecede.test(text.charAt(at - 1))) yield { link: at, domain: at }
  }
}

/** What counts as links of a stretch that has the form of one. */
function linksAt(text: string, start: Start, domainEnd: number, end: number, dialect: LinkDialect): Stretch[] {
  const domain = text.slice(start.domain, domainEnd)
  const protocol = text.slice(start.link, start.domain)
  const length = end - start.link + (protocol === '' ? 'https://'.length : protocol.length)
  if (length > longest.link || !isEncodable(domain)) return []
  if (protocol === '') return dialect.bareDomains ? bareLinks(text, start.link, domainEnd, end) : []
  const short = dialect.endsAtShortName ? shortLink.exec(text.slice(start.link, end)) : null
  if (short === null) return [{ from: start.link, to: end }]
  return (short[1]?.length ?? 0) > longest.shortName ? [] : [{ from: start.link, to: start.link + short[0].length }]
}

/**
 * Without a protocol only the ASCII domains within the domain are links, as in `twitter.comこれはexample.com`. The last
 * reaches to the end of the path, if there is one.
 */
function bareLinks(text: string, from: number, domainEnd: number, end: number): Stretch[] {
  if (from > 0 && precedesNoBareDomain.test(text.charAt(from - 1))) return []
  const found = asciiDomains(text.slice(from, domainEnd)).map((one) => ({ from: from + one.from, to: from + one.to }))
  const last = found.at(-1)
  if (last === undefined || !/^(?::[0-9]+)?\//.test(text.slice(domainEnd, end))) return found
  return [...found.slice(0, -1), { from: last.from, to: end }]
}

/** Whether a domain can be written in ASCII: each label has a length that the domain name system allows. */
function isEncodable(domain: string): boolean {
  if (domain.startsWith('xn--') && asciiDomains(domain).length === 0) return false
  return domain.split('.').every((label) => {
    // A character takes at least one; a pair of surrogates is one character.
    if (label.length > 2 * longest.label) return false
    const length = label.split(separators).reduce((sum, part) => sum + punycodeLength(part) + 1, -1)
    return length > 0 && length <= longest.label
  })
}
