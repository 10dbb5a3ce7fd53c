import { errorName } from '../../database/lost-record.ts'

/** What reading or writing can meet outside our hands, in words for people; other errors are bugs and are thrown on. */
export function failureInWords(error: unknown): string {
  switch (errorName(error)) {
    case 'NotFoundError':
    case 'NotReadableError':
    case 'NotAllowedError':
      return 'The file can no longer be read: it was moved, changed or removed since you chose it. Nothing was imported. Choose it again.'
    case 'QuotaExceededError':
      return 'There is not enough room on this computer for these posts. Nothing was imported. Free some space and try again.'
    case 'DatabaseClosedError':
      return 'Another plan was opened meanwhile. Nothing was imported. Open the plan again and import the file there.'
    default:
      throw error
  }
}
