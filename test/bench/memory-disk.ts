import { chunkBytes } from '../../shared/replica/blobs/chunks.ts'
import { MemoryBlobStore } from '../../shared/replica/blobs/memory-blob-store.ts'

/**
 * Stores for one blob of up to so many bytes, one after the other: what is written lies in memory that was there before,
 * as a disk is, so that what is measured is not how fast memory can be had.
 */
export function memoryDisk(size: number): () => MemoryBlobStore {
  const disk = new Uint8Array(size).fill(1)
  return () =>
    new MemoryBlobStore(({ index, bytes }) => {
      const place = disk.subarray(index * chunkBytes, index * chunkBytes + bytes.length)
      place.set(bytes)
      return place
    })
}
