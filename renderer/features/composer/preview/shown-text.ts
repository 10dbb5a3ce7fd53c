import type { Platform } from '../../../../shared/plan/lists.ts'
import { textMarks } from '../../../../shared/plan/text-marks.ts'
import { mastodonLinks, xLinks } from '../../../../shared/platforms/links/link-dialect.ts'
import { scanLinks } from '../../../../shared/platforms/links/scan-links.ts'
import { shownLink } from '../../../../shared/platforms/shown-link.ts'

/** A piece of a text as a platform shows it; `at` is where it begins in the text. */
export interface ShownPiece {
  readonly kind: 'text' | 'link' | 'tag'
  readonly text: string
  readonly at: number
}

/** A text as a platform shows it: its links shortened, its hashtags and mentions told apart. */
export function shownPieces(platform: Platform, text: string): readonly ShownPiece[] {
  const links = scanLinks(text, platform === 'mastodon' ? mastodonLinks : xLinks)
  const tags = textMarks(text).filter(
    ({ kind, from, to }) => kind !== 'link' && links.every((link) => to <= link.from || from >= link.to),
  )
  const marks = [
    ...links.map((link) => ({ ...link, kind: 'link' as const })),
    ...tags.map(({ from, to }) => ({ from, to, kind: 'tag' as const })),
  ].sort((a, b) => a.from - b.from)
  const pieces: ShownPiece[] = []
  let at = 0
  for (const { from, to, kind } of marks) {
    if (from > at) pieces.push({ kind: 'text', text: text.slice(at, from), at })
    const whole = text.slice(from, to)
    pieces.push({ kind, text: kind === 'link' ? shownLink(platform, whole) : whole, at: from })
    at = to
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at), at })
  return pieces
}

/** The beginning of a text that is shown before the rest is folded away; all of it if it is short. */
export function foldedText(text: string, { characters, lines }: { characters: number; lines: number }): string {
  const few = text.split('\n').slice(0, lines).join('\n')
  const all = Array.from(few)
  if (all.length <= characters) return few.length === text.length ? text : few.trimEnd()
  const cut = all.slice(0, characters).join('')
  const word = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'))
  return cut.slice(0, word < characters / 2 ? cut.length : word).trimEnd()
}

/** The host of the first link, for its card; null without one. */
export function linkedHost(text: string): string | null {
  const [link] = scanLinks(text, xLinks)
  if (link === undefined) return null
  return /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i.exec(text.slice(link.from, link.to))?.[1] ?? null
}
