/** What an entry of the log may say beside its event. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

/** A device as every line names it. */
export const shortDevice = (device: string): string => device.slice(0, 16)

/** Writes one line for one event. */
export type Log = (event: string, fields?: LogFields) => void

/** A log of plain lines: the instant in ISO 8601 (UTC), the event, then `name=value` pairs; values with spaces are quoted. */
export function createLog(now: () => number, write: (line: string) => void): Log {
  return (event, fields = {}) => {
    const pairs = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`)
    write([new Date(now()).toISOString(), event, ...pairs].join(' '))
  }
}

/** What peers write about themselves must neither break a line nor pass for another field. */
function shown(value: LogFields[string]): string {
  const text = String(value)
  return /^[\w.:/@+-]+$/.test(text) ? text : JSON.stringify(text).replaceAll('\u2028', ' ').replaceAll('\u2029', ' ')
}
