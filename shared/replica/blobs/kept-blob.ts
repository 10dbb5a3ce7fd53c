import * as v from 'valibot'
import type { KeptBlob } from './blob-store.ts'
import { isBlobHash } from './chunks.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const schema = v.object({
  hash: v.pipe(v.string(), v.check(isBlobHash)),
  size: count,
  from: count,
  usedAt: v.number(),
  checkedAt: v.exactOptional(v.number()),
})

/** True if that is what a store keeps of a blob: a bad disk may have made anything of it [ST11]. */
export const isKeptBlob = (row: unknown): row is KeptBlob => v.is(schema, row)
