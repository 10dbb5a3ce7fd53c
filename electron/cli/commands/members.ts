import { dataCommand, noWords } from '../data-command.ts'

/** Prints who belongs to the team, a line for each device; with `--json` for programs. */
export const membersCommand = dataCommand({
  usage: 'members --data DIR [--json]',
  about: ['Prints who is in the team: role, person, computer, device; a line for each device.'],
  options: { json: { type: 'boolean' } },
  read: (typed) => noWords(typed) ?? { json: typed.values.json === true },
  async run(hub, { json }, { print, say }) {
    const answer = await hub.members()
    if (!answer.ok) {
      say(answer.message)
      return 1
    }
    const lines = answer.value.map(
      ({ memberName, deviceName, role, device }) => `${role.padEnd(9)}${memberName}, ${deviceName}  ${device}\n`,
    )
    await print(json ? `${JSON.stringify(answer.value)}\n` : lines.join(''))
    return 0
  },
})
