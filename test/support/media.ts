/** Bytes that differ from chunk to chunk and from seed to seed, made quickly. */
export function media(size: number, seed: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(size / 4))
  for (const at of words.keys()) words[at] = Math.imul(at + seed, 0x9e3779b1) ^ (at >>> 7)
  return new Uint8Array(words.buffer, 0, size)
}
