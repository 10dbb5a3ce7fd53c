import { lookAtBundle } from '../../../shared/formats/bundle/read-bundle.ts'
import type { BundlesApi } from '../../../shared/ipc/bundle-api.ts'
import type { PlanEntry } from '../../../shared/ipc/plan-api.ts'
import type { BundleDesk } from '../../../shared/peering/bundle/bundle-desk.ts'
import { tagOf } from '../../../shared/replica/plan-tag.ts'

/** Pieces are put together into one Blob at a time, so that the browser may keep them on disk. */
const piecesAtOnce = 64

/** The bundle calls of the worker. One piece of work at a time: a new one ends the one before. */
export function createBundlesApi(
  desk: BundleDesk,
  now: () => number,
  plans: () => Promise<readonly PlanEntry[]>,
): BundlesApi {
  let turn = 0
  const begin = () => {
    const own = ++turn
    return () => own !== turn
  }
  return {
    async make(choice, onProgress) {
      const parts: Blob[] = []
      let pieces: BlobPart[] = []
      const written = await desk.write(
        choice,
        (piece) => {
          pieces.push(piece.slice())
          if (pieces.length < piecesAtOnce) return
          parts.push(new Blob(pieces))
          pieces = []
        },
        { onProgress, isCancelled: begin() },
      )
      if (written.kind !== 'written') return written
      const file = new Blob([...parts, ...pieces], { type: 'application/octet-stream' })
      return { kind: 'made', file, name: fileName(now()), contents: written.contents }
    },
    apply: (file, onProgress) => desk.apply(file, { onProgress, isCancelled: begin() }),
    async planOf(file) {
      const looked = await lookAtBundle(file)
      if (looked.kind !== 'header') return null
      return (await plans()).find(({ id }) => tagOf(id) === looked.header.planTag) ?? null
    },
    async cancel() {
      turn += 1
    },
  }
}

/** Neither the team nor the plan is named: the file may lie around. */
const fileName = (now: number) =>
  `changes ${new Date(now).toISOString().slice(0, 16).replace('T', ' ').replace(':', '')}.placard`
