import { reasonOf } from '../../../shared/replica/reason-of.ts'
/** Why a commit failed, in words for people: what happened, what is safe, what to do. */
export function troubleInWords(error: unknown): string {
  const name = errorName(error)
  if (name === 'QuotaExceededError') {
    return 'This computer has no room left. What you typed last is not saved yet; everything before is. Free some disk space: Placard then saves by itself.'
  }
  if (name === 'DatabaseClosedError' || name === 'InvalidStateError') {
    return 'The storage of this plan was closed. What you typed last is not saved yet; everything before is. Close Placard and open it again.'
  }
  return `This computer could not save: ${reasonOf(error)} Everything saved before is safe. Placard keeps trying.`
}

/** The name of what the browser said: Dexie wraps it, in itself or as the first failure of many. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error || error instanceof DOMException)) return ''
  const failures = 'failures' in error && Array.isArray(error.failures) ? error.failures : []
  const inner = errorName('inner' in error ? error.inner : failures[0])
  return inner === '' ? error.name : inner
}
