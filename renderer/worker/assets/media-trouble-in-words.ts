/** Why media could not be kept here, in words for people: what happened, what is safe, what to do. */
export function mediaTroubleInWords(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') {
    return 'This computer has no room left for media. What is here is safe, and the plan goes on. Free some disk space, or keep less media here.'
  }
  const reason = error instanceof Error ? error.message : String(error)
  return `Media could not be kept here: ${reason} What is here is safe. Placard tries again by itself.`
}
