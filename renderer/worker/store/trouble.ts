import { reasonOf } from '../../../shared/replica/reason-of.ts'
import { errorName } from '../../database/lost-record.ts'

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
