import { roles } from '../../../shared/team/grants.ts'
import { dataCommand, noWords } from '../data-command.ts'

/** Makes an invitation and prints its code; with `--json` the link and its end too. */
export const inviteCommand = dataCommand({
  usage: `invite --data DIR [--uses N] [--role ${roles.join('|')}] [--json]`,
  about: [
    'Makes an invitation and prints its code; with --json the link and its end too.',
    '--uses: how many may join by it, 1 if left out. --role: editor if left out; at most the role of the hub.',
  ],
  options: {
    json: { type: 'boolean' },
    uses: { type: 'string', default: '1' },
    role: { type: 'string', default: 'editor' },
  },
  read(typed) {
    const uses = Number(typed.values.uses)
    if (!Number.isInteger(uses) || uses < 1 || uses > 1000) return { wrong: '--uses is a whole number from 1 to 1000.' }
    const role = roles.find((known) => known === typed.values.role)
    if (role === undefined) return { wrong: `--role is one of: ${roles.join(', ')}.` }
    return noWords(typed) ?? { json: typed.values.json === true, uses, role }
  },
  async run(hub, { json, uses, role }, { print, say }) {
    const answer = await hub.invite(uses, role)
    if (!answer.ok) {
      say(answer.message)
      return 1
    }
    const { code, link, expiresAt } = answer.value
    await print(json ? `${JSON.stringify({ code, link, expiresAt })}\n` : `${code}\n`)
    if (!json) say(`Good until ${new Date(expiresAt).toISOString()}. Hand it over in private.`)
    return 0
  },
})
