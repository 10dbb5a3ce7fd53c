import {
  type BundleRecord,
  encodeRecord,
  RecordSplitter,
  readRecord,
} from '../../../shared/formats/bundle/bundle-records.ts'

/**
 * A backup is a line that says what it is, and behind it the records of a bundle, gzipped. It is not sealed: it holds
 * what this computer's own database holds in the open.
 */
const firstLine = new TextEncoder().encode('placard backup 1\n')

/** A document that no message can hold stays behind elsewhere; a backup holds it all the same [EX6]. */
const longestRecord = 1024 ** 3

/** Writes records as a backup. They are held in memory until they are compressed. */
export async function writeBackupFile(records: AsyncIterable<BundleRecord>): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const record of records) parts.push(encodeRecord(record).slice())
  const packed = new Blob(parts).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Blob([firstLine, await new Response(packed).arrayBuffer()]).arrayBuffer())
}

/** The records of a backup; null if the bytes are none, or not all of one. */
export async function readBackupFile(bytes: Uint8Array): Promise<readonly BundleRecord[] | null> {
  if (!firstLine.every((byte, at) => bytes[at] === byte)) return null
  const splitter = new RecordSplitter(longestRecord)
  const records: BundleRecord[] = []
  try {
    for await (const block of unpacked(bytes.slice(firstLine.length))) {
      for (const found of splitter.add(block) ?? [new Uint8Array()]) {
        const record = readRecord(found)
        if (record === null) return null
        if (record.kind !== 'unknown') records.push(record)
      }
    }
  } catch {
    // The stream throws where the compressed bytes are damaged or end early.
    return null
  }
  return splitter.isEmpty ? records : null
}

async function* unpacked(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
}
