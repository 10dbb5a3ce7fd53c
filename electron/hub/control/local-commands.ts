import { openAsBlob } from 'node:fs'
import { exportPosts } from '../../../shared/formats/export/export-posts.ts'
import { firstOptions } from '../../../shared/formats/import/first-options.ts'
import { lookAtFile } from '../../../shared/formats/import/look-at-file.ts'
import { runImport } from '../../../shared/formats/import/run-import.ts'
import type { FileLike } from '../../../shared/ipc/platform.ts'
import { allPosts } from '../../../shared/plan/all-posts.ts'
import { nodeClock } from '../../network/node-clock.ts'
import type { Hub } from '../hub.ts'
import type { HubPlan } from '../hub-plan.ts'
import { memberLines } from '../members.ts'
import { type Answer, done, type HubCommands, type ImportChoices, type Imported, refuse } from './commands.ts'

const noPlan = 'This data folder holds no plan yet: start the hub with --join and an invitation.'
const mayOnlyLook = 'This hub may only look at the plan: its role is viewer. An admin of the team can change that.'
const never = { aborted: false }
const unfollowed = { onProgress: () => {}, isCancelled: () => false }

/** The commands, by the hub in this process. */
export function localCommands(hub: Hub): HubCommands {
  async function withPlan<T>(task: (plan: HubPlan) => Promise<Answer<T>>): Promise<Answer<T>> {
    const plan = hub.data.plans.current()
    if (plan === null) return refuse(noPlan)
    await hub.settled()
    return task(plan)
  }

  async function withPost<T>(task: (plan: HubPlan) => Promise<Answer<T>>): Promise<Answer<T>> {
    return withPlan(async (plan) => (hub.desk.mayWrite() ? task(plan) : refuse(mayOnlyLook)))
  }

  return {
    status: async () => done(await hub.status()),
    members: () => withPlan(async (plan) => done(await memberLines(plan))),
    invite: (uses, role) =>
      withPlan(async () => {
        const result = await hub.desk.invite(uses, role)
        if (!result.ok) return refuse(result.message)
        const { invitation } = result
        return done({ ...invitation, link: hub.isQuiet ? null : invitation.link })
      }),
    importFile: (file, choices) =>
      withPost(async (plan) => {
        const opened = await openFile(file)
        return opened.ok ? importInto(plan, () => hub.data.newId(), opened.value, choices) : opened
      }),
    exportPosts: (format, write) =>
      withPlan(async ({ lists, replica }) => {
        for await (const piece of exportPosts(format, lists.current(), allPosts(replica))) {
          await write(Buffer.from(piece))
        }
        return done(null)
      }),
    bundle: (choice, write) =>
      withPlan(async () => {
        const result = await hub.desk.bundles.write(choice, async (piece) => write(piece), unfollowed)
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

async function importInto(
  plan: HubPlan,
  newId: () => string,
  file: FileLike,
  choices: ImportChoices,
): Promise<Answer<Imported>> {
  const guess = await lookAtFile(file)
  if ('kind' in guess) return refuse(guess.reason)
  const options = { ...firstOptions(guess, plan.lists.current().plan.zone), ...choices }
  const result = await runImport({ clock: nodeClock, newId }, plan, file, options, () => {}, never)
  if (result.kind === 'done') return done(result)
  return refuse(result.kind === 'failed' ? result.reason : 'The import was cancelled. Nothing was imported.')
}

async function openFile(file: string): Promise<Answer<FileLike>> {
  try {
    return done(await openAsBlob(file))
  } catch (error) {
    return refuse(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
