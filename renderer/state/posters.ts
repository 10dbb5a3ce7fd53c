import type { Asset } from '../../shared/plan/asset.ts'
import { api } from './api.ts'

/** The same sides as those of the pictures that the media worker draws. */
const gridSide = 384
const tileSide = 72
/** A film that shows nothing by then, in milliseconds, gets no poster in this session. */
const patience = 10_000

const tried = new Set<string>()
let queue: Promise<void> = Promise.resolve()

/** Draws a drawing or the beginning of a film in small, which only a window can do, and keeps it for everyone. */
export function makePoster({ id, hash, mime, kind, thumbnail }: Asset): void {
  if (thumbnail !== null || tried.has(hash) || (kind === 'image' && mime !== 'image/svg+xml')) return
  tried.add(hash)
  queue = queue.then(() => draw(id, hash, mime)).catch(() => undefined)
}

async function draw(id: string, hash: string, mime: string): Promise<void> {
  const blob = await api().library.picture(hash, mime)
  // It is tried again when the window is opened the next time, or by a member who has it.
  if (!(blob instanceof Blob)) return
  const url = URL.createObjectURL(blob)
  try {
    const source = mime.startsWith('video/') ? await firstFrame(url) : await picture(url)
    const [grid, tile] = [await small(source, gridSide), await small(source, tileSide)]
    await api().library.keepPosters(id, grid, tile)
  } finally {
    URL.revokeObjectURL(url)
  }
}

interface Drawable {
  readonly element: HTMLVideoElement | HTMLImageElement
  readonly width: number
  readonly height: number
}

async function picture(url: string): Promise<Drawable> {
  const element = new Image()
  element.src = url
  await element.decode()
  return { element, width: element.naturalWidth, height: element.naturalHeight }
}

function firstFrame(url: string): Promise<Drawable> {
  const element = document.createElement('video')
  element.muted = true
  element.preload = 'auto'
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The film shows nothing.')), patience)
    element.onloadeddata = () => {
      // The very first frame is often black.
      element.currentTime = Math.min(0.5, element.duration / 2 || 0)
    }
    element.onseeked = () => {
      clearTimeout(timer)
      resolve({ element, width: element.videoWidth, height: element.videoHeight })
    }
    element.onerror = () => {
      clearTimeout(timer)
      reject(new Error('This computer cannot play the film.'))
    }
    element.src = url
  })
}

async function small({ element, width, height }: Drawable, side: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  canvas.getContext('2d')?.drawImage(element, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('Nothing was drawn.')) : resolve(blob)),
      'image/webp',
      0.8,
    )
  })
}
