/** Where a command reads and writes; the process in earnest, arrays in tests. */
export interface CommandIo {
  readonly input: AsyncIterable<Uint8Array>
  /** Writes to stdout; resolves when there is room for more. */
  readonly print: (piece: string | Uint8Array) => Promise<void>
  /** One line for a person, to stderr. */
  readonly say: (line: string) => void
}

/** How a command ends: 0 done, 1 it or a part of it could not be done, 2 it was called wrongly. */
export type ExitCode = 0 | 1 | 2

/** One word of the command line. */
export interface Command {
  readonly usage: string
  /** What it does, and what its options mean; lines of at most 100 characters. */
  readonly about: readonly string[]
  readonly run: (args: readonly string[], io: CommandIo) => Promise<ExitCode>
}

/** What a command says of itself. */
export const helpOf = ({ usage, about }: Command): string =>
  [`placard ${usage}`, ...about.map((line) => `    ${line}`)].join('\n')
