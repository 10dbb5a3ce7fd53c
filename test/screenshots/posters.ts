import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'

/** A poster as a workshop would cut it: one picture, few words, two colours on one ground. */
interface Poster {
  readonly name: string
  readonly words: readonly string[]
  readonly picture: 'sun' | 'waves' | 'turbine' | 'leaf' | 'hand' | 'heat'
  readonly ground: string
  readonly ink: string
  readonly second: string
  readonly size: readonly [width: number, height: number]
}

const square = [1080, 1080] as const
const portrait = [1080, 1350] as const
const wide = [1600, 900] as const

const posters: readonly Poster[] = [
  {
    ...{ name: 'Solar works', words: ['Solar', 'works.'], picture: 'sun', size: square },
    ...{ ground: '#f6e3b4', ink: '#1d1a17', second: '#c8321b' },
  },
  {
    ...{ name: 'The sea is rising', words: ['The sea', 'is rising.', 'So are we.'], picture: 'waves', size: portrait },
    ...{ ground: '#dfe9ee', ink: '#123a5e', second: '#1f7a8c' },
  },
  {
    ...{ name: 'Wind for everyone', words: ['Wind for', 'everyone'], picture: 'turbine', size: wide },
    ...{ ground: '#1f5fa8', ink: '#ffffff', second: '#f6c667' },
  },
  {
    ...{ name: 'Clean air is a right', words: ['Clean air', 'is a right'], picture: 'leaf', size: square },
    ...{ ground: '#e2eed9', ink: '#1d3b1a', second: '#2f6b2a' },
  },
  {
    ...{ name: 'Act on climate', words: ['Act on', 'climate.'], picture: 'hand', size: portrait },
    ...{ ground: '#c8321b', ink: '#ffffff', second: '#1d1a17' },
  },
  {
    ...{ name: 'Hottest month on record', words: ['Hottest', 'month', 'on record'], picture: 'heat', size: square },
    ...{ ground: '#1d1a17', ink: '#faf6ef', second: '#ff7152' },
  },
  {
    ...{ name: 'March for the climate', words: ['March with us', 'Saturday, noon'], picture: 'sun', size: wide },
    ...{ ground: '#6b3fa0', ink: '#ffffff', second: '#f6c667' },
  },
  {
    ...{ name: 'Plant a street', words: ['Plant', 'a street'], picture: 'leaf', size: portrait },
    ...{ ground: '#0f6b66', ink: '#faf6ef', second: '#c3e07c' },
  },
]

/** Draws the posters in the window, with the fonts that it brings, into a folder. Returns their paths by name. */
export async function drawPosters(page: Page, folder: string): Promise<ReadonlyMap<string, string>> {
  const drawn = new Map<string, string>()
  for (const poster of posters) {
    const file = path.join(folder, `${poster.name}.png`)
    writeFileSync(file, Buffer.from(await page.evaluate(draw, poster), 'base64'))
    drawn.set(poster.name, file)
  }
  return drawn
}

/** Runs in the window. Resolves to the PNG in base64. */
async function draw({ words, picture, ground, ink, second, size: [width, height] }: Poster): Promise<string> {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  const isWide = width > height
  const font = Math.round((isWide ? height : width) / 6)
  pen.fillStyle = ground
  pen.fillRect(0, 0, width, height)
  const [x, y, r] = isWide ? [width * 0.8, height * 0.5, height * 0.26] : [width * 0.5, height * 0.26, width * 0.2]
  const disc = (dx: number, dy: number, radius: number) => {
    pen.beginPath()
    pen.arc(x + dx, y + dy, radius, 0, Math.PI * 2)
    pen.fill()
  }
  const shape = (points: readonly (readonly [number, number])[]) => {
    pen.beginPath()
    for (const [dx, dy] of points) pen.lineTo(x + dx * r, y + dy * r)
    pen.fill()
  }
  pen.fillStyle = second
  pen.strokeStyle = second
  pen.lineWidth = r * 0.12
  if (picture === 'sun') {
    disc(0, 0, r * 0.62)
    for (let ray = 0; ray < 16; ray++) {
      const turn = (ray * Math.PI) / 8
      const at = (angle: number, far: number) => [Math.cos(angle) * far, Math.sin(angle) * far] as const
      shape([at(turn - 0.1, 0.74), at(turn, ray % 2 ? 0.98 : 1.2), at(turn + 0.1, 0.74)])
    }
  } else if (picture === 'waves') {
    for (let line = 0; line < 6; line++) {
      pen.beginPath()
      for (let at = -1.6; at <= 1.6; at += 0.02)
        pen.lineTo(x + at * r, y + (line * 0.26 - 0.7 + Math.sin(at * 5 + line) * 0.12) * r)
      pen.stroke()
    }
  } else if (picture === 'turbine') {
    shape([
      [-0.05, 0],
      [0.05, 0],
      [0.09, 1.6],
      [-0.09, 1.6],
    ])
    for (const turn of [0.4, 0.4 + (Math.PI * 2) / 3, 0.4 + (Math.PI * 4) / 3]) {
      const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
      const to = (along: number, across: number) => [along * cos - across * sin, along * sin + across * cos] as const
      shape([to(0, -0.07), to(0.35, -0.13), to(1.25, 0), to(0, 0.07)])
    }
    disc(0, 0, r * 0.13)
  } else if (picture === 'leaf') {
    pen.beginPath()
    pen.moveTo(x, y + r)
    pen.bezierCurveTo(x - r * 1.4, y + r * 0.2, x - r * 0.7, y - r * 0.9, x, y - r * 1.1)
    pen.bezierCurveTo(x + r * 0.7, y - r * 0.9, x + r * 1.4, y + r * 0.2, x, y + r)
    pen.fill()
    pen.strokeStyle = ground
    pen.lineWidth = r * 0.07
    pen.beginPath()
    pen.moveTo(x, y + r * 1.2)
    pen.lineTo(x, y - r * 0.7)
    for (const up of [0.55, 0.2, -0.15]) {
      pen.moveTo(x - r * 0.55, y + (up - 0.3) * r)
      pen.lineTo(x, y + up * r)
      pen.lineTo(x + r * 0.55, y + (up - 0.3) * r)
    }
    pen.stroke()
  } else if (picture === 'hand') {
    shape([
      [-0.08, 0],
      [0.08, 0],
      [0.08, 1.25],
      [-0.08, 1.25],
    ])
    pen.fillStyle = ink
    shape([
      [-1.05, -0.95],
      [1.05, -1.05],
      [1.1, 0.3],
      [-1, 0.4],
    ])
    pen.fillStyle = ground
    shape([
      [-0.12, -0.75],
      [0.16, -0.77],
      [0.1, -0.12],
      [-0.07, -0.11],
    ])
    disc(r * 0.02, r * 0.12, r * 0.11)
  } else {
    pen.lineCap = 'round'
    pen.lineWidth = r * 0.36
    pen.beginPath()
    pen.moveTo(x, y - r * 0.9)
    pen.lineTo(x, y + r * 0.6)
    pen.stroke()
    disc(0, r * 0.72, r * 0.36)
    pen.fillStyle = ground
    pen.fillRect(x - r * 0.05, y - r * 0.8, r * 0.1, r * 0.5)
  }
  pen.fillStyle = ink
  pen.font = `600 ${font}px "Barlow Condensed"`
  await document.fonts.load(pen.font)
  pen.textBaseline = 'alphabetic'
  const line = font * 0.95
  const from = isWide ? height / 2 - (words.length / 2 - 0.8) * line : height - width * 0.09 - (words.length - 1) * line
  for (const [at, each] of words.entries()) pen.fillText(each, width * 0.08, from + at * line)
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
