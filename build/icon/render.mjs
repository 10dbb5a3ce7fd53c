// Draws the icon's sizes from icon.svg with a Chromium: `node build/icon/render.mjs [path of a chromium]`.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

const svg = readFileSync(path.join(import.meta.dirname, 'icon.svg'), 'utf8')
const [executablePath = 'chromium'] = process.argv.slice(2)
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({ executablePath, args })
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`)
  await page.screenshot({ path: path.join(import.meta.dirname, `${size}x${size}.png`), omitBackground: true })
  await page.close()
}
await browser.close()
