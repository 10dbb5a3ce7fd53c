import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import type { Asset } from '../../shared/plan/asset.ts'
import { assetIdOf } from '../../shared/plan/doc-kind.ts'
import type { BlobHash } from '../../shared/replica/blobs/chunks.ts'
import { planDatabase } from './plan-database.ts'
import { useSession } from './session.ts'

/** The asset with these bytes, live; null until it was read, and where the plan has none. */
export function useAsset(hash: BlobHash | null): Asset | null {
  const plan = useSession((session) => session.plan?.id ?? null)
  const [read, setRead] = useState<Asset | null>(null)
  useEffect(() => {
    if (plan === null || hash === null) return
    const id = assetIdOf(hash)
    const subscription = liveQuery(() => planDatabase(plan).assets.get(id)).subscribe({
      next: (asset) => setRead(asset ?? null),
      // A picture that cannot be read is not shown; the cards beside it say what is wrong with the storage.
      error: () => setRead(null),
    })
    return () => subscription.unsubscribe()
  }, [plan, hash])
  return read?.hash === hash ? read : null
}
