import { damageTrouble, standingTrouble } from '../../hub/standing.ts'
import type { HubStatus } from '../../hub/status.ts'
import { dataCommand, noWords } from '../data-command.ts'

/** Prints what the folder holds, who is connected and how saving fares; with `--json` for programs. */
export const statusCommand = dataCommand({
  usage: 'status --data DIR [--json]',
  about: ['Prints what the folder holds, who is connected, and how saving fares.'],
  options: { json: { type: 'boolean' } },
  read: (typed) => noWords(typed) ?? { json: typed.values.json === true },
  async run(hub, { json }, { print, say }) {
    const answer = await hub.status()
    if (!answer.ok) {
      say(answer.message)
      return 1
    }
    await print(json ? `${JSON.stringify(answer.value)}\n` : inWords(answer.value))
    return 0
  },
})

function inWords({ plan, documents, digest, running, own, peers, saving, blobs }: HubStatus): string {
  const standing = standingTrouble(own)
  const damage = damageTrouble(saving)
  const lines = [
    `plan       ${plan === null ? 'none: the hub has not joined yet' : plan.name}`,
    `documents  ${documents}`,
    `digest     ${digest ?? '-'}`,
    `media      ${blobs.files} files, ${blobs.bytes} bytes; ${blobs.missing} to come`,
    `hub        ${running ? 'running' : 'not running'}${own.kind === 'member' ? `, ${own.role}` : ''}`,
    ...(standing === null ? [] : [`trouble    ${standing}`]),
    ...(saving.trouble === null ? [] : [`trouble    ${saving.trouble}`]),
    ...(damage === null ? [] : [`trouble    ${damage}`]),
    ...peers.map(({ memberName, deviceName, online, path, inStep }) => {
      const where = online ? `online (${path})` : 'away'
      return `peer       ${memberName}, ${deviceName}: ${where}${inStep ? ', in step' : ''}`
    }),
  ]
  return `${lines.join('\n')}\n`
}
