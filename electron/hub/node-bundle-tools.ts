import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type BundleTools, sealBytes } from '../../shared/formats/bundle/bundle-tools.ts'

const algorithm = 'aes-256-gcm'

/** Bundles by Node's own modules. */
export const nodeBundleTools: BundleTools = {
  digest: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),

  async seal(key, nonce, context, bytes) {
    const cipher = createCipheriv(algorithm, key, nonce).setAAD(context)
    return new Uint8Array(Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]))
  },

  async open(key, nonce, context, sealed) {
    const end = sealed.length - sealBytes
    if (end < 0) return null
    const cipher = createDecipheriv(algorithm, key, nonce).setAAD(context).setAuthTag(sealed.subarray(end))
    try {
      return new Uint8Array(Buffer.concat([cipher.update(sealed.subarray(0, end)), cipher.final()]))
    } catch {
      return null
    }
  },

  deflate: async (bytes) => new Uint8Array(deflateRawSync(bytes)),

  async inflate(bytes, longest) {
    try {
      return new Uint8Array(inflateRawSync(bytes, { maxOutputLength: longest }))
    } catch {
      return null
    }
  },
}
