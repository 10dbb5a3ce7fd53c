const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
const thousand = 1000

/** A number of bytes for people, in powers of a thousand as files are sold and shown: "340 MB", "1.2 GB". */
export function byteWords(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < thousand ? 0 : Math.floor(Math.log(bytes) / Math.log(thousand)))
  const value = bytes / thousand ** power
  const maximumFractionDigits = power > 0 && value < 10 ? 1 : 0
  const format = new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits,
  })
  return format.format(value)
}
