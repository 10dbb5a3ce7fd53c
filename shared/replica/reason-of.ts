/** What went wrong, in the words of whoever found out. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
