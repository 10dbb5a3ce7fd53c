import type { Stretch } from '../emoji.ts'
import { latinAccents, mastodonLinks } from '../links/link-dialect.ts'
import { scanLinks } from '../links/scan-links.ts'
import { graphemes } from './characters.ts'
import type { Counter } from './counter.ts'

// Mastodon's own rules (https://github.com/mastodon/mastodon, checked 2026-11-24):
// app/validators/status_length_validator.rb, app/lib/extractor.rb and the patterns in app/models/account.rb.
const linkLength = 23
const longestDomain = 253
const word = '\\p{L}\\p{M}\\p{Nd}\\p{Pc}'
const mention = new RegExp(
  `(?<![=/${word}])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@([${word}]+(?:[.-]+[${word}]+)*))?`,
  'giu',
)
const endsNoMention = new RegExp(`^(?:[@＠${latinAccents}]|://)`, 'i')

/** Grapheme clusters, after each link became 23 characters and each `@person@server` its `@person`. */
export const mastodonCharacters: Counter = (text, visit) => {
  if (text.trim() === '') return visit(text.length, 0)
  const countable = new Rewritten(text)
  let waiting = 0
  let seen = 0
  graphemes(countable.text, (to, weight) => {
    waiting += weight
    const original = countable.original(to)
    if (original <= seen) return
    visit(original, waiting)
    seen = original
    waiting = 0
  })
}

/** A stretch of the text and what stands for it while counting. */
interface Replacement extends Stretch {
  readonly by: string
}

/** The text as it is counted, with the way back to the places of the original. */
class Rewritten {
  readonly text: string
  private readonly replacements: readonly Replacement[]
  private index = 0
  /** How much longer the original is than the rewritten text, up to where we are. */
  private shift = 0

  constructor(original: string) {
    this.replacements = replacementsIn(original)
    let at = 0
    let text = ''
    for (const { from, to, by } of this.replacements) {
      text += original.slice(at, from) + by
      at = to
    }
    this.text = text + original.slice(at)
  }

  /** The place in the original; within a replacement its beginning. Asked for in order. */
  original(at: number): number {
    for (;;) {
      const next = this.replacements[this.index]
      if (next === undefined || at + this.shift <= next.from) return at + this.shift
      if (at + this.shift < next.from + next.by.length) return next.from
      this.shift += next.to - next.from - next.by.length
      this.index += 1
    }
  }
}

/** Links and mentions in order; of two that overlap, the first. */
function replacementsIn(text: string): Replacement[] {
  const links = scanLinks(text, mastodonLinks).map((link) => ({ ...link, by: 'x'.repeat(linkLength) }))
  const all = [...links, ...mentionsIn(text)].sort((a, b) => a.from - b.from)
  let done = 0
  return all.filter(({ from, to }) => {
    if (from < done) return false
    done = to
    return true
  })
}

function mentionsIn(text: string): Replacement[] {
  return [...text.matchAll(mention)].flatMap(({ 0: whole, 1: person = '', 2: domain = '', index: from }) => {
    const to = from + whole.length
    const counts = domain.length <= longestDomain && !endsNoMention.test(text.slice(to, to + 3))
    return counts ? [{ from, to, by: person }] : []
  })
}
