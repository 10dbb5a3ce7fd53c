import { allDigests, blockBytes, chunkNonce, framed, trailerNonce } from './bundle-chunks.ts'
import { type BundleHeader, encodeHeader } from './bundle-header.ts'
import { type BundleRecord, encodeRecord } from './bundle-records.ts'
import type { BundleTools } from './bundle-tools.ts'

/** Signs the digest of all that stands before the last chunk with the key of the device that writes the bundle. */
export type SignBundle = (
  digest: Uint8Array,
) => Promise<{ readonly device: Uint8Array; readonly signature: Uint8Array }>

/** The bytes of a bundle, piece by piece, as records come: only one block is in memory at a time [BU2]. */
export async function* writeBundle(
  header: BundleHeader,
  key: Uint8Array,
  records: AsyncIterable<BundleRecord>,
  sign: SignBundle,
  tools: BundleTools,
): AsyncGenerator<Uint8Array> {
  const context = encodeHeader(header)
  const digests = [await tools.digest(context)]
  yield context
  for await (const block of blocksOf(records)) {
    const nonce = chunkNonce(digests.length - 1)
    const sealed = await tools.seal(key, nonce, context, await tools.deflate(block))
    digests.push(await tools.digest(sealed))
    yield framed(sealed)
  }
  const { device, signature } = await sign(await tools.digest(allDigests(digests)))
  const trailer = new Uint8Array([...device, ...signature])
  yield framed(await tools.seal(key, trailerNonce(digests.length - 1), context, trailer))
}

/** The records end to end, cut into blocks of `blockBytes`; the last is shorter. */
async function* blocksOf(records: AsyncIterable<BundleRecord>): AsyncGenerator<Uint8Array> {
  let block = new Uint8Array(blockBytes)
  let filled = 0
  for await (const record of records) {
    const bytes = encodeRecord(record)
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + blockBytes - filled)
      block.set(part, filled)
      filled += part.length
      at += part.length
      if (filled < blockBytes) continue
      yield block
      block = new Uint8Array(blockBytes)
      filled = 0
    }
  }
  if (filled > 0) yield block.subarray(0, filled)
}
