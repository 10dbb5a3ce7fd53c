import type { AssetDetail, AssetUndo, LibraryApi, LibraryView, NamedFile } from '../../../shared/ipc/library-api.ts'
import type { AssetId, AssetPatch } from '../../../shared/plan/asset.ts'
import { changeAsset, readAsset } from '../../../shared/plan/asset-document.ts'
import { assetHolds, assetReversal } from '../../../shared/plan/asset-inverse.ts'
import { assetIdOf } from '../../../shared/plan/doc-kind.ts'
import type { Card } from '../../../shared/plan/post.ts'
import type { BlobHash } from '../../../shared/replica/blobs/chunks.ts'
import { putBlob } from '../../../shared/replica/blobs/put-blob.ts'
import { callable } from '../api/callable.ts'
import { wholeBlob } from '../assets/create-assets-api.ts'
import type { WorkerContext } from '../context.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import { addFiles } from './add-files.ts'
import { alikeTo, libraryOf } from './library-answers.ts'
import type { MediaReader } from './media-reader.ts'
import { safeToShow } from './safe-picture.ts'

type Step = { readonly id: AssetId; readonly patch: AssetPatch; readonly expect?: AssetPatch }

/**
 * The Library of the open plan. `working` gives that, `settled` waits while one is being opened, `startReader` gives what
 * looks at strange files.
 */
export function createLibraryApi(
  context: Pick<WorkerContext, 'clock'>,
  working: () => WorkingPlan,
  settled: () => Promise<WorkingPlan>,
  startReader: () => MediaReader,
): LibraryApi {
  let adding = new AbortController()
  let handed: NamedFile[] = []

  /** Changes each asset if it may be, and collects the ways back. */
  async function changeEach(steps: readonly Step[]): Promise<AssetUndo> {
    const changes: Required<Step>[] = []
    let skipped = 0
    const edits = steps.map(({ id, patch, expect }) => ({
      id,
      mutate(doc: Parameters<typeof changeAsset>[0]) {
        const asset = readAsset(id, doc)
        if (asset === null || (expect !== undefined && !assetHolds(asset, expect))) {
          skipped++
          return
        }
        const reversal = assetReversal(asset, patch)
        if (reversal === null) return
        changeAsset(doc, reversal.made)
        changes.push({ id, patch: reversal.back, expect: reversal.made })
      },
    }))
    await working().replica.changeAll(edits, 'relaxed')
    return { redo: { changes }, skipped }
  }

  return {
    async hand(files) {
      handed.push(...files)
    },
    async add(folder, onProgress) {
      const files = handed
      handed = []
      adding.abort()
      adding = new AbortController()
      const { signal } = adding
      const { replica, library, assets, entry } = working()
      const reader = startReader()
      const parts = {
        reader,
        blobs: assets.blobs,
        replica,
        assets: library,
        member: entry.member,
        at: context.clock.now(),
      }
      try {
        return await addFiles(parts, files, folder, onProgress, signal)
      } finally {
        reader.close()
      }
    },
    async cancelAdding() {
      adding.abort()
    },
    change: async (ids, patch) => (await changeEach(ids.map((id) => ({ id, patch })))).redo,
    undo: ({ changes }) => changeEach(changes),
    async keepPosters(id, thumbnail, tile) {
      const { assets, replica } = working()
      const { signal } = new AbortController()
      const [grid, small] = [
        await putBlob(assets.blobs, thumbnail, () => {}, signal),
        await putBlob(assets.blobs, tile, () => {}, signal),
      ]
      const patch = { thumbnail: grid?.hash ?? null, tile: small?.hash ?? null }
      await replica.change(id, (doc) => {
        if (readAsset(id, doc)?.thumbnail === null) changeAsset(doc, patch)
      })
    },
    async picture(hash, mime) {
      const { assets, library } = working()
      const file = await wholeBlob(assets.blobs, hash, mime)
      await library.load()
      return file === null ? null : safeToShow(file, mime, library.get(assetIdOf(hash)) === null)
    },
    async watch(filter, limit, onView) {
      const plan = await settled()
      const ask = async () => {
        await plan.library.load()
        const used = filter.unused ? await usedHashes(plan) : nothing
        return libraryOf(plan.library.all(), filter, limit, plan.lists.current().tags, used)
      }
      return callable(await plan.watches.add(ask, sameView, onView))
    },
    async watchAsset(id, onDetail) {
      const plan = await settled()
      return callable(await plan.watches.add(() => detailOf(plan, id), sameDetail, onDetail))
    },
    async postsUsing(ids) {
      const plan = await settled()
      await plan.library.load()
      return usersOf(
        plan,
        ids.flatMap((id) => plan.library.get(id)?.hash ?? []),
      )
    },
    async assets(ids) {
      const { library } = working()
      await library.load()
      return ids.flatMap((id) => library.get(id) ?? [])
    },
  }
}

const nothing: ReadonlySet<BlobHash> = new Set()

async function usedHashes({ database }: WorkingPlan): Promise<ReadonlySet<BlobHash>> {
  const keys = await database.uses.orderBy('assets').uniqueKeys()
  return new Set(keys.filter((key) => typeof key === 'string'))
}

async function detailOf(plan: WorkingPlan, id: AssetId): Promise<AssetDetail | null> {
  await plan.library.load()
  const asset = plan.library.get(id)
  if (asset === null) return null
  return { asset, usedIn: await usersOf(plan, [asset.hash]), alike: alikeTo(asset, plan.library.all()) }
}

/** The posts that use any of these files, newest first. */
async function usersOf(plan: WorkingPlan, hashes: readonly BlobHash[]): Promise<readonly Card[]> {
  const posts = new Set(await plan.database.uses.where('assets').anyOf(hashes).primaryKeys())
  if (posts.size === 0) return []
  await plan.cards.load()
  return [...posts].flatMap((post) => plan.cards.get(post) ?? []).sort((a, b) => b.createdAt - a.createdAt)
}

/** Assets are replaced when they change, so the same objects mean the same answer. */
const sameItems = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, index) => item === b[index])

const sameView = (a: LibraryView, b: LibraryView) =>
  a.matching === b.matching &&
  a.total === b.total &&
  sameItems(a.assets, b.assets) &&
  JSON.stringify(a.folders) === JSON.stringify(b.folders)

const sameDetail = (a: AssetDetail | null, b: AssetDetail | null) =>
  a === b ||
  (a !== null && b !== null && a.asset === b.asset && sameItems(a.usedIn, b.usedIn) && sameItems(a.alike, b.alike))
