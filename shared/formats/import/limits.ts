/** One import holds at most this many posts: they are in memory together until they are written as one step. */
export const maxPosts = 100_000

/** What is said of a file with more. */
export const tooManyWords = `This file has more than ${maxPosts.toLocaleString('en')} rows. Nothing was imported. Split it into smaller files and import them one by one.`

/** So many unreadable rows are listed; the rest are counted, so that a wholly broken large file stays small here. */
export const problemsToKeep = 10_000
