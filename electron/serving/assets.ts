import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { assetPath } from './asset-path.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

/** One answer to a request for a part of the planner. */
export interface Asset {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.aff': 'text/plain; charset=utf-8',
  '.dic': 'text/plain; charset=utf-8',
  '.map': 'application/json',
}

const safety = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Reads one part of the built planner in `folder`; a page comes with its policy and a nonce of its own. */
export async function readAsset(folder: string, urlPath: string): Promise<Asset> {
  const file = assetPath(folder, urlPath)
  const type = file === null ? undefined : types[path.extname(file)]
  if (file === null || type === undefined) return missing
  try {
    const body = await readFile(file)
    return type.startsWith('text/html') ? page(body.toString('utf8')) : part(body, type)
  } catch {
    return missing
  }
}

const missing: Asset = { status: 404, headers: safety, body: new Uint8Array() }

function part(body: Uint8Array, type: string): Asset {
  return { status: 200, headers: { ...safety, 'content-type': type, 'cache-control': 'max-age=31536000' }, body }
}

function page(html: string): Asset {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  return {
    status: 200,
    headers: {
      ...safety,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
    },
    body: Buffer.from(html.replaceAll('__CSP_NONCE__', nonce)),
  }
}
