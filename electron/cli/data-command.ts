import { type ParseArgsConfig, parseArgs } from 'node:util'
import { unreadableWords } from '../hub/asked-for.ts'
import type { HubCommands } from '../hub/control/commands.ts'
import { openCommands } from '../hub/control/open-commands.ts'
import { fileTrouble } from '../hub/file-trouble.ts'
import type { Command, CommandIo, ExitCode } from './command.ts'

/** What stands behind a command, as it was typed. */
export interface Typed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly words: readonly string[]
}

interface DataCommandParts<T> extends Pick<Command, 'usage' | 'about'> {
  readonly options?: NonNullable<ParseArgsConfig['options']>
  /** Reads what was typed; a message if it cannot be meant. */
  readonly read: (typed: Typed) => T | { readonly wrong: string }
  readonly run: (hub: HubCommands, choices: T, io: CommandIo) => Promise<ExitCode>
}

/** A command on the data folder of a hub, which `--data` names. */
export function dataCommand<T extends object>({ usage, about, options, read, run }: DataCommandParts<T>): Command {
  return {
    usage,
    about,
    async run(args, io) {
      const typed = parse(args, options ?? {})
      const choices = 'wrong' in typed ? typed : read(typed)
      if ('wrong' in typed || 'wrong' in choices) {
        io.say('wrong' in choices ? choices.wrong : '')
        io.say(`  placard ${usage}`)
        return 2
      }
      const opening = await openCommands(String(typed.values.data))
      if (!opening.ok) {
        io.say(opening.message)
        return 1
      }
      try {
        return await run(opening.value, choices, io)
      } catch (error) {
        // A disk that took no more: what was confirmed before stays.
        io.say(fileTrouble(error))
        return 1
      } finally {
        await opening.value.close()
      }
    },
  }
}

function parse(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): Typed | { readonly wrong: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, data: { type: 'string', default: '' } },
      allowPositionals: true,
    })
    const known = values as Typed['values']
    return known.data === '' ? { wrong: 'Name the data folder with --data.' } : { values: known, words: positionals }
  } catch (failure) {
    return { wrong: unreadableWords(failure) }
  }
}

/** For commands that take no words. */
export function noWords({ words }: Typed): { readonly wrong: string } | null {
  return words.length === 0 ? null : { wrong: `What is "${words[0]}" for?` }
}
