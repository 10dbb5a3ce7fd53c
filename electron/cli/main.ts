import { once } from 'node:events'
import type { Command, CommandIo } from './command.ts'
import { applyCommand } from './commands/apply.ts'
import { bundleCommand } from './commands/bundle.ts'
import { countCommand } from './commands/count.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { inviteCommand } from './commands/invite.ts'
import { membersCommand } from './commands/members.ts'
import { statusCommand } from './commands/status.ts'

const commands: Readonly<Record<string, Command>> = {
  count: countCommand,
  status: statusCommand,
  members: membersCommand,
  invite: inviteCommand,
  import: importCommand,
  export: exportCommand,
  bundle: bundleCommand,
  apply: applyCommand,
}

const io: CommandIo = {
  input: process.stdin,
  print: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  },
  say: (line) => process.stderr.write(`${line}\n`),
}

async function run(): Promise<number> {
  const [word = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined
  if (command !== undefined) return await command.run(args, io)
  io.say(word === '' ? 'Say what to do.' : `There is no command "${word}".`)
  for (const { usage } of Object.values(commands)) io.say(`  placard ${usage}`)
  return 2
}

// Who reads our output may stop early, as `head` does: that is no failure of ours.
process.stdout.on('error', (failure: NodeJS.ErrnoException) => process.exit(failure.code === 'EPIPE' ? 0 : 1))
process.exitCode = await run()
