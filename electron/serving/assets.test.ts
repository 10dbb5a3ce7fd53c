import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { assetPath } from './asset-path.ts'
import { readAsset } from './assets.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

function builtPlanner(): string {
  const outer = mkdtempSync(path.join(tmpdir(), 'placard-assets-'))
  const folder = path.join(outer, 'renderer')
  mkdirSync(path.join(folder, 'assets'), { recursive: true })
  writeFileSync(path.join(outer, 'secret.json'), '{}')
  writeFileSync(path.join(folder, 'index.html'), '<style nonce="__CSP_NONCE__"></style>')
  writeFileSync(path.join(folder, 'assets/main.js'), 'export {}')
  writeFileSync(path.join(folder, 'assets/odd.exe'), 'MZ')
  return folder
}

test.each([
  '/../secret.json',
  '/assets/../../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/..%5csecret.json',
  '/assets%2fmain.js',
  '/.hidden.json',
  '/a%00.js',
  '/%zz',
])('%s leads nowhere', async (urlPath) => {
  expect(assetPath('/srv', urlPath)).toBeNull()
  expect((await readAsset(builtPlanner(), urlPath)).status).toBe(404)
})

test('the page comes with its policy, and each load with a nonce of its own', async () => {
  const folder = builtPlanner()
  const pages = [await readAsset(folder, '/'), await readAsset(folder, '/')]
  const nonces = pages.map((page) => /nonce="([^"]+)"/.exec(Buffer.from(page.body).toString())?.[1] ?? '')
  expect(new Set(nonces).size).toBe(2)
  expect(pages.map((page) => page.headers['content-security-policy'])).toEqual(nonces.map(contentSecurityPolicy))
})

test('parts come with their type; missing ones and unknown types do not come', async () => {
  const folder = builtPlanner()
  const script = await readAsset(folder, '/assets/main.js')
  expect(script).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } })
  expect((await readAsset(folder, '/assets/none.js')).status).toBe(404)
  expect((await readAsset(folder, '/assets/odd.exe')).status).toBe(404)
})
