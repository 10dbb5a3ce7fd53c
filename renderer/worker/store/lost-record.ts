import { errorName } from './trouble.ts'

/**
 * How browsers say that the file of a large value is gone or cannot be read, while its record is still there. Chromium
 * keeps what is larger than 64 KiB in files of their own; it called this `DataError`, then `NotFoundError`, now
 * `NotReadableError` (https://github.com/w3c/IndexedDB/issues/423, read 2026-11-25).
 */
const names: ReadonlySet<string> = new Set(['DataError', 'NotFoundError', 'NotReadableError'])

/** True if a read failed because one record is lost: others can still be read. */
export const isLostRecord = (error: unknown): boolean => names.has(errorName(error))
