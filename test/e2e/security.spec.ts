import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { contentSecurityPolicy } from '../../electron/serving/content-security-policy.ts'
import type {} from '../../renderer/app/connect-network.ts'
import { test } from '../support/e2e.ts'

const preload = path.resolve(import.meta.dirname, '../../dist/node/preload.cjs')
const bridgeKeys = [
  'backups',
  'onBeforeClose',
  'onBundleFile',
  'onJoinLink',
  'onMenu',
  'onSaved',
  'openExternal',
  'platform',
  'requestNetworkPort',
  'setTheme',
  'showSaved',
  'version',
]

test('the page is locked in: sandbox, isolation, no Node, exactly the bridge', async ({ open }) => {
  const { app, page } = await open()
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return contents === undefined ? null : Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  const seen = await page.evaluate(() => ({
    leaks: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window),
    bridge: Object.keys(window.placard ?? {}).sort(),
  }))
  expect(seen.leaks).toEqual([])
  expect(seen.bridge).toEqual(bridgeKeys)
})

test('the policy is the one that was written, and the browser enforces it', async ({ open }) => {
  const { page } = await open()
  const header = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(header?.replace(/'nonce-[^']+'/, "'nonce-N'")).toBe(contentSecurityPolicy('N'))
  const first = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(first).not.toBe(header)

  await page.evaluate(async () => {
    const violated: string[] = []
    Object.assign(window, { violated })
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
    const attempt = async (act: () => unknown) => {
      try {
        await act()
      } catch {
        return
      }
    }
    const add = (tag: string, set: Record<string, string>, text = '') => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(set)) element.setAttribute(name, value)
      element.append(text)
      document.body.append(element)
    }
    await attempt(() => add('script', {}, 'window.ran = true'))
    await attempt(() => add('style', {}, 'body { display: none }'))
    await attempt(() => add('p', { style: 'color: red' }))
    await attempt(() =>
      document.body.insertAdjacentHTML('beforeend', '<img src="/nothing.png" onerror="window.ran = 1">'),
    )
    await attempt(() => add('img', { src: '/nothing.png', onerror: 'window.ran = true' }))
    await attempt(() => add('iframe', { src: 'https://example.org/' }))
    await attempt(() => add('img', { src: 'https://example.org/a.png' }))
    await attempt(() => Reflect.apply(Reflect.get(window, 'eval'), window, ['1']))
    await attempt(() => new Worker(URL.createObjectURL(new Blob(['']))))
    await attempt(() => fetch('https://example.org/'))
    await attempt(() => fetch('http://127.0.0.1:9/'))
    await attempt(() => new WebSocket('ws://127.0.0.1:9/'))
  })
  const expected = [
    'connect-src',
    'frame-src',
    'img-src',
    'require-trusted-types-for',
    'style-src-attr',
    'style-src-elem',
  ]
  const violated = () => page.evaluate(() => [...new Set<string>(Reflect.get(window, 'violated'))].sort())
  await expect.poll(violated).toEqual(expected)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

test('no paths lead out of the folder that is served', async ({ open }) => {
  const { page } = await open()
  const answers = await page.evaluate(() =>
    Promise.all(
      ['/../node/shell.mjs', '/%2e%2e/node/shell.mjs', '/..%2fnode%2fshell.mjs', '/.built', '/nothing.js'].map(
        async (path) => (await fetch(path)).status,
      ),
    ),
  )
  expect(answers).toEqual([404, 404, 404, 404, 404])
})

test('navigation, new windows and permissions are denied', async ({ open }) => {
  const { app, page } = await open()
  const before = page.url()
  const tried = await page.evaluate(async () => {
    const opened = window.open('https://example.org/')
    location.href = 'https://example.org/'
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as const
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    )
    return { opened: opened !== null, states }
  })
  expect(tried.opened).toBe(false)
  expect(new Set(tried.states)).toEqual(new Set(['denied']))
  expect(page.url()).toBe(before)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(await page.evaluate(() => window.placard?.openExternal('file:///etc/passwd'))).toBe(false)
  expect(await page.evaluate(() => window.placard?.openExternal('javascript:alert(1)'))).toBe(false)
})

test('a foreign page with our preload gets no port and no answer', async ({ open }) => {
  const { app } = await open()
  const opening = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }, preload) => {
    const webPreferences = { preload, sandbox: true, contextIsolation: true }
    void new BrowserWindow({ show: false, webPreferences }).loadURL('data:text/html,<title>foreign</title>')
  }, preload)
  const foreign: Page = await opening
  await expect(foreign).toHaveTitle('foreign')
  const got = await foreign.evaluate(async () => {
    let port = false
    window.addEventListener('message', (event) => {
      if (event.ports.length > 0) port = true
    })
    window.placard?.requestNetworkPort()
    // Answered after the request above, on the same channel to the shell.
    const opened = await window.placard?.openExternal('https://example.org/')
    return { port, opened }
  })
  expect(got).toEqual({ port: false, opened: false })
})
