import { once } from 'node:events'
import { askedFor } from '../hub/asked-for.ts'
import { version } from '../hub/version.ts'
import { type Command, type CommandIo, helpOf } from './command.ts'
import { applyCommand } from './commands/apply.ts'
import { bundleCommand } from './commands/bundle.ts'
import { countCommand } from './commands/count.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { inviteCommand } from './commands/invite.ts'
import { membersCommand } from './commands/members.ts'
import { statusCommand } from './commands/status.ts'

const commands: Readonly<Record<string, Command>> = {
  status: statusCommand,
  members: membersCommand,
  invite: inviteCommand,
  import: importCommand,
  export: exportCommand,
  bundle: bundleCommand,
  apply: applyCommand,
  count: countCommand,
}

const help = `placard COMMAND ...: works on the data folder of a hub, whether the hub runs or not.

${Object.values(commands).map(helpOf).join('\n\n')}

placard COMMAND --help tells of one; placard --version says which Placard this is.
Data goes to stdout, words to stderr. Exit codes: 0 done, 1 it or a part of it could not be done, 2 called wrongly.
`

const io: CommandIo = {
  input: process.stdin,
  print: async (piece) => {
    if (process.stdout.write(piece)) return
    // After an error this process is about to end, in Electron not at once: nothing goes on meanwhile.
    await once(process.stdout, 'drain').catch(() => new Promise(() => {}))
  },
  say: (line) => process.stderr.write(`${line}\n`),
}

async function run([word = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined
  const asked = askedFor(command === undefined ? [word] : args)
  if (asked === 'version') await io.print(`Placard ${version}\n`)
  else if (asked === 'help' || word === 'help') await io.print(command === undefined ? help : `${helpOf(command)}\n`)
  else if (command !== undefined) return command.run(args, io)
  else {
    io.say(word === '' ? 'Say what to do.' : `There is no command "${word}".`)
    io.say(`Commands: ${Object.keys(commands).join(', ')}. placard --help tells what they do.`)
    return 2
  }
  return 0
}

// Who reads our output may stop early, as `head` does: that is no failure of ours.
process.stdout.on('error', (failure: NodeJS.ErrnoException) => process.exit(failure.code === 'EPIPE' ? 0 : 1))
// In the packaged app the words for the command line stand behind `--cli`.
const inApp = process.argv.indexOf('--cli')
process.exitCode = await run(process.argv.slice(inApp === -1 ? 2 : inApp + 1))
