import type { LinkDialect } from './link-dialect.ts'

const port = /:[0-9]+/y

/** Where a link whose domain ends at `at` ends: after its port, path and query, of which each may be missing. */
export function linkTailEnd(text: string, at: number, dialect: LinkDialect): number {
  let end = runEnd(port, text, at)
  if (text.charAt(end) === '/') end = pathEnd(text, end + 1, dialect)
  if (text.charAt(end) === '?') end = queryEnd(text, end, dialect)
  return end
}

/** A path ends with one of its end characters or a pair of brackets; what punctuation comes after is not its own. */
function pathEnd(text: string, at: number, { path, pathEnd: mayEnd }: LinkDialect): number {
  let end = at
  let here = at
  for (;;) {
    const run = runEnd(path, text, here)
    end = Math.max(end, lastMatch(text, here, run, mayEnd))
    const brackets = bracketsEnd(text, run, path)
    if (brackets === null) return end
    here = brackets
    end = brackets
  }
}

function queryEnd(text: string, at: number, { query, queryEnd: mayEnd }: LinkDialect): number {
  const end = lastMatch(text, at + 1, runEnd(query, text, at + 1), mayEnd)
  return end > at + 1 ? end : at
}

/** The end of a pair of brackets that is not empty, with one more pair within at most; null if none begins at `at`. */
function bracketsEnd(text: string, at: number, path: RegExp): number | null {
  if (text.charAt(at) !== '(') return null
  const first = runEnd(path, text, at + 1)
  if (text.charAt(first) === ')') return first > at + 1 ? first + 1 : null
  if (text.charAt(first) !== '(') return null
  const inner = runEnd(path, text, first + 1)
  if (inner === first + 1 || text.charAt(inner) !== ')') return null
  const last = runEnd(path, text, inner + 1)
  return text.charAt(last) === ')' ? last + 1 : null
}

/** Behind the last character between two places that a pattern matches; `from` if there is none. */
function lastMatch(text: string, from: number, to: number, pattern: RegExp): number {
  let end = to
  while (end > from && !pattern.test(text.charAt(end - 1))) end -= 1
  return end
}

function runEnd(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at
  return sticky.test(text) ? sticky.lastIndex : at
}
