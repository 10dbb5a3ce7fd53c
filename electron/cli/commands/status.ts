import type { ApprovalCounts } from '../../../shared/plan/approval-counts.ts'
import { damageTrouble, standingTrouble } from '../../hub/standing.ts'
import type { HubStatus } from '../../hub/status.ts'
import { dataCommand, noWords } from '../data-command.ts'

/** Prints what the folder holds, how its approvals stand, who is connected and how saving fares; with `--json` for programs. */
export const statusCommand = dataCommand({
  usage: 'status --data DIR [--json]',
  about: ['Prints what the folder holds, how its approvals stand, who is connected, and how saving fares.'],
  options: { json: { type: 'boolean' } },
  read: (typed) => noWords(typed) ?? { json: typed.values.json === true },
  async run(hub, { json }, { print, say }) {
    const answer = await hub.status()
    if (!answer.ok) {
      say(answer.message)
      return 1
    }
    // Without a plan, and of a running hub of an earlier version, nothing is known of them.
    const counted = await hub.approvals()
    const approvals = counted.ok ? counted.value : null
    await print(json ? `${JSON.stringify({ ...answer.value, approvals })}\n` : inWords(answer.value, approvals))
    return 0
  },
})

function inWords(
  { plan, documents, digest, running, own, peers, saving, blobs }: HubStatus,
  approvals: ApprovalCounts | null,
): string {
  const standing = standingTrouble(own)
  const damage = damageTrouble(saving)
  const lines = [
    `plan       ${plan === null ? 'none: the hub has not joined yet' : plan.name}`,
    `documents  ${documents}`,
    `digest     ${digest ?? '-'}`,
    `media      ${blobs.files} files, ${blobs.bytes} bytes; ${blobs.missing} to come`,
    ...(approvals === null ? [] : [`approvals  ${approvalsInWords(approvals)}`]),
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

function approvalsInWords({ approved, waiting, edited, changes, scheduledUnapproved }: ApprovalCounts): string {
  const standing = `${approved} approved, ${waiting} waiting, ${edited} edited since, ${changes} with changes asked for`
  return `${standing}; ${scheduledUnapproved} scheduled without one`
}
