const grouped = /^\d{1,3}(?:[.,'’\s\u00a0\u202f]\d{3})+$/u
const short = /^(\d+(?:[.,]\d+)?)\s*([kKmM])$/

/** A count as platforms write it: `15000`, `15,000`, `15 000`, `1.2K`. Null if the text is no count. */
export function parseCount(text: string): number | null {
  const trimmed = text.trim()
  if (/^\d{1,15}(?:\.0+)?$/.test(trimmed)) return Number.parseInt(trimmed, 10)
  if (grouped.test(trimmed)) return Number(trimmed.replace(/\D/g, ''))
  const match = short.exec(trimmed)
  if (match === null) return null
  const unit = match[2]?.toLowerCase() === 'k' ? 1_000 : 1_000_000
  return Math.round(Number(match[1]?.replace(',', '.')) * unit)
}
