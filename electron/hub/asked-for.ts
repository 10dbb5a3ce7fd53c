/** What somebody wants to know instead of having something done. */
export function askedFor(words: readonly string[]): 'help' | 'version' | null {
  // Behind `--` stand names of files.
  const end = words.indexOf('--')
  const options = end === -1 ? words : words.slice(0, end)
  if (options.some((word) => word === '--help' || word === '-h')) return 'help'
  return options.includes('--version') ? 'version' : null
}

/** What `parseArgs` of Node says of words that it cannot read, without its advice on how to quote them. */
export const unreadableWords = (failure: unknown): string =>
  (failure instanceof Error ? failure.message : String(failure)).replace(/\. To specify a positional.*/s, '.')
