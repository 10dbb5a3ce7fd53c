/** Where a command reads and writes; the process in earnest, arrays in tests. */
export interface CommandIo {
  readonly input: AsyncIterable<Uint8Array>
  /** Writes to stdout; resolves when there is room for more. */
  readonly print: (text: string) => Promise<void>
  /** One line for a person, to stderr. */
  readonly say: (line: string) => void
}

/** How a command ends: 0 done, 1 its input could not be used, 2 it was called wrongly. */
export type ExitCode = 0 | 1 | 2

/** One word of the command line. */
export interface Command {
  readonly usage: string
  readonly run: (args: readonly string[], io: CommandIo) => Promise<ExitCode>
}
