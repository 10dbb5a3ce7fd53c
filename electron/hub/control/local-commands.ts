import { openAsBlob } from 'node:fs'
import { exportPosts } from '../../../shared/formats/export/export-posts.ts'
import { allPosts } from '../../../shared/plan/all-posts.ts'
import { countApprovals } from '../../../shared/plan/approval-counts.ts'
import type { Role } from '../../../shared/team/grants.ts'
import { mayGive } from '../../../shared/team/roles.ts'
import { fileTrouble } from '../file-trouble.ts'
import type { Hub } from '../hub.ts'
import type { HubPlan } from '../hub-plan.ts'
import { memberLines } from '../members.ts'
import { type Answer, done, type HubCommands, refuse } from './commands.ts'
import { importInto, lookAtImport } from './import-file.ts'

/** Said of a folder that has not joined. */
export const noPlanYet = 'This data folder holds no plan yet: start the hub with --join and an invitation.'
const mayOnlyLook = 'This hub may only look at the plan: its role is viewer. An admin of the team can change that.'
const mayNotInvite = (own: Role, role: Role) =>
  own === 'viewer'
    ? 'This hub may only look at the plan: a viewer invites nobody. An admin of the team can change that.'
    : `This hub is an ${own} of the team, and invites nobody as ${role}. An admin of the team can change that.`
const unfollowed = { onProgress: () => {}, isCancelled: () => false }

/** The commands, by the hub in this process. */
export function localCommands(hub: Hub): HubCommands {
  async function withPlan<T>(task: (plan: HubPlan) => Promise<Answer<T>>): Promise<Answer<T>> {
    const plan = hub.data.plans.current()
    if (plan === null) return refuse(noPlanYet)
    await hub.settled()
    return task(plan)
  }

  async function withPost<T>(task: (plan: HubPlan) => Promise<Answer<T>>): Promise<Answer<T>> {
    return withPlan(async (plan) => (hub.desk.mayWrite() ? task(plan) : refuse(mayOnlyLook)))
  }

  return {
    status: async () => done(await hub.status()),
    approvals: () =>
      withPlan(async ({ replica, approvers }) => done(await countApprovals(allPosts(replica, approvers.judge)))),
    members: () => withPlan(async (plan) => done(await memberLines(plan))),
    invite: (uses, role) =>
      withPlan(async () => {
        const { own } = hub.desk.state()
        if (own.kind === 'member' && !mayGive(own.role, role)) return refuse(mayNotInvite(own.role, role))
        const result = await hub.desk.invite(uses, role)
        if (!result.ok) return refuse(result.message)
        const { invitation } = result
        return done({ ...invitation, link: hub.isQuiet ? null : invitation.link })
      }),
    lookAtImport: (file, choices) =>
      withPlan(async (plan) => {
        const opened = await openFile(file)
        return opened.ok ? lookAtImport(plan, opened.value, choices) : opened
      }),
    importFile: (file, choices) =>
      withPost(async (plan) => {
        const opened = await openFile(file)
        return opened.ok ? importInto(plan, () => hub.data.newId(), opened.value, choices) : opened
      }),
    exportPosts: (format, write) =>
      withPlan(async ({ lists, replica, approvers }) => {
        for await (const piece of exportPosts(format, lists.current(), allPosts(replica, approvers.judge))) {
          await write(Buffer.from(piece))
        }
        return done(null)
      }),
    bundle: (choice, write) =>
      withPlan(async (plan) => {
        const found = choice.forDevice === null ? done(null) : await findDevice(plan, choice.forDevice)
        if (!found.ok) return found
        const forThem = { ...choice, forDevice: found.value }
        const result = await hub.desk.bundles.write(forThem, async (piece) => write(piece), unfollowed)
        return result.kind === 'written' ? done(result.contents) : refuse('message' in result ? result.message : '')
      }),
    apply: (file) =>
      withPlan(async ({ replica }) => {
        const opened = await openFile(file)
        if (!opened.ok) return opened
        const result = await hub.desk.bundles.apply(opened.value, unfollowed)
        await replica.flush('strict')
        return result.kind === 'applied' ? done(result) : refuse('message' in result ? result.message : '')
      }),
    close: () => hub.close(),
  }
}

/** The device of the team whose key begins so. */
async function findDevice(plan: HubPlan, begin: string): Promise<Answer<string>> {
  const found = (await memberLines(plan)).filter(({ device }) => device.startsWith(begin))
  const [only, ...more] = found
  if (only === undefined) return refuse(`No device of the team has the key ${begin}. "placard members" prints them.`)
  return more.length === 0
    ? done(only.device)
    : refuse(`${found.length} devices begin with ${begin}: name more digits.`)
}

async function openFile(file: string): Promise<Answer<Blob>> {
  try {
    return done(await openAsBlob(file))
  } catch (error) {
    return refuse(`The file cannot be read. ${fileTrouble(error)}`)
  }
}
