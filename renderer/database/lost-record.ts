/**
 * How browsers say that the file of a large value is gone or cannot be read, while its record is still there. Chromium
 * keeps what is larger than 64 KiB in files of their own; it called this `DataError`, then `NotFoundError`, now
 * `NotReadableError` (https://github.com/w3c/IndexedDB/issues/423, read 2026-11-25).
 */
const names: ReadonlySet<string> = new Set(['DataError', 'NotFoundError', 'NotReadableError'])

/** True if a read failed because one record is lost: others can still be read. */
export const isLostRecord = (error: unknown): boolean => names.has(errorName(error))

/** The name of what the browser said: Dexie wraps it, in itself or as the first failure of many. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error || error instanceof DOMException)) return ''
  const failures = 'failures' in error && Array.isArray(error.failures) ? error.failures : []
  const inner = errorName('inner' in error ? error.inner : failures[0])
  return inner === '' ? error.name : inner
}
