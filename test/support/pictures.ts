import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Locator, Page } from '@playwright/test'
import { asU32, joined, latinBytes } from '../../shared/formats/media/bytes.ts'
import { crc32 } from '../../shared/formats/media/crc32.ts'
import { media } from './media.ts'
import { SeededRandom } from './seeded-random.ts'

const samples = path.resolve(import.meta.dirname, '../samples/media')

/** A small real file of the samples. */
export const sampleFile = (name: string): string => path.join(samples, name)

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = joined([latinBytes(type), content])
  return joined([asU32(content.length), body, asU32(crc32(body))])
}

/** A PNG that a seed decides: discs on a gradient, as large as a post's picture. */
export function makePng(seed: number, width = 900, height = 675): Uint8Array {
  const random = new SeededRandom(seed)
  const [from, to] = [random.bytes(3), random.bytes(3)]
  const discs = Array.from({ length: 4 }, () => ({
    x: random.below(width),
    y: random.below(height),
    radius: 40 + random.below(160),
    colour: random.bytes(3),
  }))
  const rows = new Uint8Array((width * 3 + 1) * height)
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0
    for (let x = 0; x < width; x++) {
      const disc = discs.find((one) => (one.x - x) ** 2 + (one.y - y) ** 2 < one.radius ** 2)
      const share = x / width
      for (let part = 0; part < 3; part++) {
        rows[at++] = disc?.colour[part] ?? (from[part] ?? 0) * (1 - share) + (to[part] ?? 0) * share
      }
    }
  }
  return pngOf(rows, width, height, 1)
}

/** A PNG of noise that a seed decides: nothing packs it, so it has three bytes for each pixel. */
export function makeLargePng(seed: number, width: number, height: number): Uint8Array {
  const length = width * 3 + 1
  const rows = media(length * height, seed)
  for (let y = 0; y < height; y++) rows[y * length] = 0
  return pngOf(rows, width, height, 0)
}

const pngOf = (rows: Uint8Array, width: number, height: number, level: number): Uint8Array =>
  joined([
    latinBytes('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', joined([asU32(width), asU32(height), Uint8Array.of(8, 2, 0, 0, 0)])),
    chunk('IDAT', deflateSync(rows, { level })),
    chunk('IEND', new Uint8Array()),
  ])

/** A JPEG that differs from the others in its table of quantisation, as another quality would make it. */
function makeJpeg(seed: number): Uint8Array {
  const bytes = new Uint8Array(readFileSync(sampleFile('photo.jpg')))
  const table = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xdb)
  bytes[table + 5] = 1 + (seed % 250)
  bytes[table + 6] = 1 + (Math.floor(seed / 250) % 250)
  return bytes
}

/** Writes so many different pictures into a folder: four PNGs for each JPEG. Returns their paths. */
export function writePictures(folder: string, count: number): readonly string[] {
  mkdirSync(folder, { recursive: true })
  return Array.from({ length: count }, (_, at) => {
    const isJpeg = at % 5 === 4
    const file = path.join(folder, `Picture ${String(at + 1).padStart(3, '0')}.${isJpeg ? 'jpg' : 'png'}`)
    writeFileSync(file, isJpeg ? makeJpeg(at) : makePng(at))
    return file
  })
}

/** Drops files from the disk onto something, as a drag out of a file manager does. */
export async function dropFiles(page: Page, files: readonly string[], goal: Locator): Promise<void> {
  const drop = await carryFiles(page, files)
  await drop(goal)
}

/** Takes files from the disk into a drag. Returns what drops them: that is then all that the window has to do. */
export async function carryFiles(page: Page, files: readonly string[]): Promise<(goal: Locator) => Promise<void>> {
  const input = await page.evaluateHandle(() => {
    const element = document.createElement('input')
    element.type = 'file'
    element.multiple = true
    return element
  })
  await input.setInputFiles([...files])
  const dataTransfer = await input.evaluateHandle((element) => {
    const carried = new DataTransfer()
    for (const file of element.files ?? []) carried.items.add(file)
    return carried
  })
  return (goal) => goal.dispatchEvent('drop', { dataTransfer })
}
