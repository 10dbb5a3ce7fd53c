const minuteMs = 60_000

/** How long ago, in the person's language: "just now", "3 minutes ago", "yesterday". */
export function agoWords(ms: number): string {
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
  const minutes = Math.max(0, Math.floor(ms / minuteMs))
  if (minutes < 1) return 'just now'
  if (minutes < 60) return words.format(-minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? words.format(-hours, 'hour') : words.format(-Math.floor(hours / 24), 'day')
}
