import * as v from 'valibot'
import type { Approvers } from '../../../shared/peering/approval/approvers.ts'
import { type Origin, originSchema } from '../../../shared/peering/approval/origin.ts'
import { readRoster, rosterOf } from '../../../shared/peering/approval/roster.ts'
import { membersOf, type TeamStore } from '../../../shared/peering/kept-team.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { CardIndex } from '../queries/card-index.ts'
import type { DexieStore } from '../store/dexie-store.ts'
import { turn } from '../turn.ts'
import { readSetting, writeSetting } from './settings.ts'

/** By whom the rows were judged: written once all of them are. */
const rosterKey = 'approvers'
/** Which plan this one is a restored copy of. */
const originKey = 'copy-of'
/** Posts that are judged before other work gets its turn. */
const slice = 64

interface ApprovalRowsParts {
  readonly store: DexieStore
  readonly cards: CardIndex
  readonly approvers: Approvers
}

/** Keeps which plan a restored one is a copy of. */
export const keepOrigin = (database: PlanDatabase, origin: Origin): Promise<void> =>
  writeSetting(database, originKey, origin)

/**
 * Lets the approvers know the team by which the rows on the disk were judged, and which plan this is a copy of. Must run
 * before anything is written.
 */
export async function recallRoster(store: DexieStore, team: TeamStore, approvers: Approvers): Promise<void> {
  approvers.isCopyOf(await readSetting(store.database, originKey, originSchema))
  const kept = readRoster(await readSetting(store.database, rosterKey, v.unknown()))
  approvers.follow(kept ?? rosterOf(membersOf(await team.readTeam())))
}

/** Keeps the rows true to the team: whenever others may approve, the posts that somebody has signed are judged anew. */
export function followRoster({ store, cards, approvers }: ApprovalRowsParts): () => void {
  let isStopped = false
  let isDue = false
  let isRunning = false

  async function run(): Promise<void> {
    while (isDue && !isStopped) {
      isDue = false
      const { roster } = approvers
      await cards.load()
      const signed = cards
        .all()
        .flatMap(({ id, approval }) => (approval === undefined || approval.kind === 'unsigned' ? [] : [id]))
      for (let start = 0; start < signed.length && !isDue && !isStopped; start += slice) {
        await store.projectAgain(signed.slice(start, start + slice))
        await turn()
      }
      if (!isDue && !isStopped) await writeSetting(store.database, rosterKey, roster)
    }
  }

  const stop = approvers.watch(() => {
    isDue = true
    if (isRunning) return
    isRunning = true
    run()
      // What the disk does not take now is judged when the plan is opened next: the roster is not kept before.
      .catch(() => undefined)
      .finally(() => {
        isRunning = false
      })
  })
  return () => {
    isStopped = true
    stop()
  }
}
