import { errorName } from '../../database/lost-record.ts'

/** Why a file could not be kept, in words for people: what happened, what is safe, what to do. */
export function putFailureInWords(error: unknown): string {
  const name = errorName(error)
  if (name === 'QuotaExceededError') {
    return 'This computer has no room left, so the file was not added. Your plan is safe. Free some disk space, then add it again.'
  }
  if (name === 'NotReadableError' || name === 'NotFoundError') {
    return 'The file could not be read: it was moved, changed or closed to this program meanwhile. Nothing was added. Choose it again.'
  }
  const reason = error instanceof Error ? error.message : String(error)
  return `The file could not be added: ${reason} Your plan is safe. Try again.`
}
