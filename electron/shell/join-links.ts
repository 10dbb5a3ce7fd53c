/** Codes are Crockford base32 in groups; what else a code must fulfil is checked where it is used. */
const pattern = /^placard:\/\/join\/([0-9A-Za-z-]{8,400})\/?$/

/** The code of a `placard://join/...` link, or null for anything that is not exactly one. Hostile links come verbatim. */
export function joinCode(link: string): string | null {
  return pattern.exec(link)?.[1] ?? null
}

/** The code of the first join link among a program's arguments. */
export function joinCodeIn(argv: readonly string[]): string | null {
  for (const argument of argv) {
    const code = joinCode(argument)
    if (code !== null) return code
  }
  return null
}
