import { setImmediate } from 'node:timers/promises'
import { allPosts } from '../../shared/plan/all-posts.ts'
import { type PostWriter, writePosts } from '../../shared/plan/write-posts.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import type { HubStore } from './store/level-store.ts'

interface HubWriterParts {
  readonly replica: Replica
  readonly store: HubStore
  readonly clock: Clock
  newId(): string
}

/** Writes of many posts into a hub's plan, in one batch. */
export function hubWriter({ replica, store, clock, newId }: HubWriterParts): PostWriter {
  const commit: Parameters<typeof writePosts>[0]['commit'] = (docs) => store.commit(docs, 'strict')
  const turn = () => setImmediate(undefined)
  return {
    write: (posts, options = {}) => writePosts({ replica, clock, newId, commit, turn }, posts, options),
    async keys() {
      const keys = new Set<string>()
      for await (const part of allPosts(replica)) {
        for (const { id, importKey, deleted } of part) if (!deleted) keys.add(id).add(importKey ?? id)
      }
      return keys
    },
  }
}
