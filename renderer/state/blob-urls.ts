import { proxy } from 'comlink'
import { useEffect, useState } from 'react'
import type { AssetState } from '../../shared/ipc/assets-api.ts'
import type { BlobHash } from '../../shared/replica/blobs/chunks.ts'
import { api } from './api.ts'
import { useSession } from './session.ts'

/** Addresses of blobs that nobody shows any more are kept up to this many, so that scrolling back reads nothing. */
const kept = 400

interface Entry {
  url: string | null
  users: number
  readonly listeners: Set<() => void>
  stop: () => void
}

/** The addresses under which this window shows blobs; gone with the plan that they belong to. */
const entries = new Map<BlobHash, Entry>()

useSession.subscribe(({ plan }, before) => {
  if (plan?.id === before.plan?.id) return
  for (const entry of entries.values()) forget(entry)
  entries.clear()
})

/** The address of a blob for `src`; null until it is on this computer. It is asked for if it is not. */
export function useBlobUrl(hash: BlobHash | null, mediaType: string): string | null {
  const [, drawAgain] = useState(0)
  useEffect(() => {
    if (hash === null) return
    const entry = entryOf(hash, mediaType)
    const changed = () => drawAgain((count) => count + 1)
    entry.users += 1
    entry.listeners.add(changed)
    changed()
    return () => {
      entry.users -= 1
      entry.listeners.delete(changed)
      trim()
    }
  }, [hash, mediaType])
  return hash === null ? null : (entries.get(hash)?.url ?? null)
}

function entryOf(hash: BlobHash, mediaType: string): Entry {
  const known = entries.get(hash)
  entries.delete(hash)
  const entry = known ?? { url: null, users: 0, listeners: new Set(), stop: () => {} }
  entries.set(hash, entry)
  if (known === undefined) void load(hash, mediaType, entry)
  return entry
}

async function load(hash: BlobHash, mediaType: string, entry: Entry): Promise<void> {
  const blob = await api().library.picture(hash, mediaType)
  // What is not what its asset says is not shown.
  if (entries.get(hash) !== entry || blob === 'refused') return
  if (blob instanceof Blob) {
    entry.url = URL.createObjectURL(blob)
    for (const listener of entry.listeners) listener()
    return
  }
  await api().assets.want(hash)
  await arrival(hash, entry)
  if (entries.get(hash) === entry) await load(hash, mediaType, entry)
}

/** Resolves when the blob is here, or nobody shows it any more. */
function arrival(hash: BlobHash, entry: Entry): Promise<void> {
  return new Promise((resolve) => {
    const tell = ([state]: readonly AssetState[]) => {
      if (state?.place === 'here') entry.stop()
    }
    void api()
      .assets.watch([hash], proxy(tell))
      .then((unwatch) => {
        entry.stop = () => {
          entry.stop = () => {}
          unwatch()
          resolve()
        }
        // It may have come before anyone listened.
        void api()
          .assets.state(hash)
          .then((state) => tell([state]))
      })
  })
}

/** The longest unused go first. */
function trim(): void {
  let excess = entries.size - kept
  for (const [hash, entry] of entries) {
    if (excess <= 0) return
    if (entry.users > 0) continue
    forget(entry)
    entries.delete(hash)
    excess -= 1
  }
}

function forget(entry: Entry): void {
  entry.stop()
  if (entry.url !== null) URL.revokeObjectURL(entry.url)
}
