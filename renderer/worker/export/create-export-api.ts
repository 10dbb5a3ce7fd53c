import { exportPosts } from '../../../shared/formats/export/export-posts.ts'
import type { ExportApi, ExportFormat, ExportMade, ExportProgress } from '../../../shared/ipc/export-api.ts'
import { allPosts, type WholePost } from '../../../shared/plan/all-posts.ts'
import { dayOf } from '../../../shared/plan/buckets.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import type { OpenPlan } from '../context.ts'

const types: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  ics: 'text/calendar',
  json: 'application/json',
}

/** Which posts a file of the format holds: a calendar those with a date, the removed ones as cancelled. */
const isHeld: Readonly<Record<ExportFormat, (post: WholePost) => boolean>> = {
  csv: ({ deleted }) => !deleted,
  ics: ({ schedule }) => schedule !== null,
  json: ({ deleted }) => !deleted,
}

/** Exports of the open plan; a new one ends the one before. */
export function createExportApi(
  clock: Pick<Clock, 'now'>,
  working: () => Promise<Pick<OpenPlan, 'lists' | 'replica' | 'entry' | 'approvers'>>,
): ExportApi {
  let turn = 0

  return {
    async make(format, onProgress) {
      const own = ++turn
      const plan = await working()
      const counted = new Counted(plan, format, onProgress)
      const parts: Blob[] = []
      for await (const text of exportPosts(format, plan.lists.current(), counted.posts())) {
        if (own !== turn) return null
        parts.push(new Blob([text]))
      }
      return own === turn ? fileOf(format, parts, plan, counted.held, clock.now()) : null
    },
    async cancel() {
      turn += 1
    },
  }
}

/** The posts on their way into a file: counts them, and tells how far the reading has come. */
class Counted {
  held = 0
  readonly #plan: Pick<OpenPlan, 'replica' | 'approvers'>
  readonly #format: ExportFormat
  readonly #onProgress: (progress: ExportProgress) => void

  constructor(
    plan: Pick<OpenPlan, 'replica' | 'approvers'>,
    format: ExportFormat,
    onProgress: (progress: ExportProgress) => void,
  ) {
    this.#plan = plan
    this.#format = format
    this.#onProgress = onProgress
  }

  async *posts(): AsyncGenerator<readonly WholePost[]> {
    const total = (await this.#plan.replica.ids()).length
    let done = 0
    for await (const part of allPosts(this.#plan.replica, this.#plan.approvers.judge)) {
      done += part.length
      this.held += part.filter(isHeld[this.#format]).length
      this.#onProgress({ done, total })
      yield part
    }
  }
}

function fileOf(
  format: ExportFormat,
  parts: readonly Blob[],
  { lists, entry }: Pick<OpenPlan, 'lists' | 'entry'>,
  posts: number,
  now: number,
): ExportMade {
  const plan = (lists.current().plan.name || entry.name).replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'Plan'
  return { file: new Blob([...parts], { type: types[format] }), name: `${plan} ${dayOf(now)}.${format}`, posts }
}
