import type { BundleTools } from '../../../shared/formats/bundle/bundle-tools.ts'

/** Bundles by WebCrypto and the compression streams of the web platform. */
export const webBundleTools: BundleTools = {
  digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())),

  async seal(key, nonce, context, bytes) {
    const sealed = await crypto.subtle.encrypt(gcm(nonce, context), await keyOf(key), bytes.slice())
    return new Uint8Array(sealed)
  },

  async open(key, nonce, context, sealed) {
    try {
      return new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, context), await keyOf(key), sealed.slice()))
    } catch {
      return null
    }
  },

  async deflate(bytes) {
    const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('deflate-raw'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  },

  async inflate(bytes, longest) {
    const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    try {
      return await readAtMost(stream.getReader(), longest)
    } catch {
      return null
    }
  },
}

const gcm = (nonce: Uint8Array, context: Uint8Array) => ({
  name: 'AES-GCM',
  iv: nonce.slice(),
  additionalData: context.slice(),
})

const keyOf = (key: Uint8Array) => crypto.subtle.importKey('raw', key.slice(), 'AES-GCM', false, ['encrypt', 'decrypt'])

/** Null as soon as there is more: a few bytes may inflate to gigabytes. */
async function readAtMost(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  longest: number,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > longest) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
