import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import type { Asset } from '../../shared/plan/asset.ts'
import { assetIdOf } from '../../shared/plan/doc-kind.ts'
import type { BlobHash } from '../../shared/replica/blobs/chunks.ts'
import { planDatabase } from './plan-database.ts'
import { useSession } from './session.ts'

const none: ReadonlyMap<BlobHash, Asset> = new Map()

/** The assets with these hashes of which this computer knows, live. */
export function useAssets(hashes: readonly BlobHash[]): ReadonlyMap<BlobHash, Asset> {
  const plan = useSession((session) => session.plan?.id ?? null)
  const wanted = hashes.join(' ')
  const [assets, setAssets] = useState(none)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    const ids = wanted === '' ? [] : wanted.split(' ').map(assetIdOf)
    if (plan === null || ids.length === 0) return setAssets(none)
    const reading = liveQuery(() => planDatabase(plan).assets.bulkGet(ids)).subscribe({
      next: (rows) => setAssets(new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.hash, row]])))),
      error: setFailure,
    })
    return () => reading.unsubscribe()
  }, [plan, wanted])
  if (failure !== null) throw failure
  return assets
}
