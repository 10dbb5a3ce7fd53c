import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'

test('the planner runs in Chromium, lets one browser in, and keeps strangers out', async ({ host, chromium }) => {
  const page = await chromium.newPage()
  const violations: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type/i.test(message.text())) violations.push(message.text())
  })
  const status = new Promise<string | Buffer>((resolve) => {
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => resolve(payload)))
  })
  await page.goto(host.entrance)
  await expect(page).toHaveURL(`${host.origin}/`)
  await expect(page.locator('#app')).not.toBeEmpty()
  expect(String(await status)).toContain('deviceName')
  expect(violations).toEqual([])

  const stranger = await chromium.newContext()
  expect((await stranger.request.get(host.entrance)).status()).toBe(403)
  expect((await stranger.request.get(`${host.origin}/`)).status()).toBe(403)
  const evil = await stranger.newPage()
  await evil.goto('about:blank')
  const outcome = await evil.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const attempt = new WebSocket(address)
        attempt.onopen = () => resolve('open')
        attempt.onerror = () => resolve('refused')
      }),
    `${host.origin.replace('http', 'ws')}/network`,
  )
  expect(outcome).toBe('refused')
})

test('a second tab waits for the network until the first is closed', async ({ host, chromium }) => {
  const context = await chromium.newContext()
  const first = await context.newPage()
  const sockets = { first: 0, second: 0 }
  let ended = 0
  first.on('websocket', (socket) => {
    sockets.first += 1
    socket.on('close', () => {
      ended += 1
    })
  })
  await first.goto(host.entrance)
  await expect.poll(() => sockets.first).toBe(1)
  const second = await context.newPage()
  second.on('websocket', () => {
    sockets.second += 1
  })
  await second.goto(`${host.origin}/`)
  await expect(second.locator('#app')).not.toBeEmpty()
  await expect.poll(() => second.evaluate(async () => (await navigator.locks.query()).pending?.length)).toBe(1)
  expect({ ...sockets, ended }).toEqual({ first: 1, second: 0, ended: 0 })
  await first.close()
  await expect.poll(() => sockets.second).toBe(1)
})
