const locales = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'tr', 'ru', 'uk']

let names: ReadonlyMap<string, number> | null = null

/** The month (1 to 12) that a word names in one of a dozen languages, in full or cut short; null if it names none. */
export function monthByName(word: string): number | null {
  names ??= collectNames()
  return names.get(key(word)) ?? null
}

const key = (word: string) =>
  word
    .normalize('NFD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase()

function collectNames(): Map<string, number> {
  const found = new Map<string, number>([['sept', 9]])
  for (const locale of locales) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { month: style, day: 'numeric', timeZone: 'UTC' })
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2001, month - 1, 1))
        const name = key(parts.find((part) => part.type === 'month')?.value ?? '')
        if (name !== '' && !found.has(name)) found.set(name, month)
      }
    }
  }
  return found
}
