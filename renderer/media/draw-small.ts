import { differenceHash } from '../../shared/formats/media/difference-hash.ts'
import type { PreparedMedia } from '../../shared/ipc/media-api.ts'

/** The longest side of the picture for grids, and of the one for tiles of 32 pixels on fine screens. */
const gridSide = 384
const tileSide = 72

/** Draws a picture in small, twice, and takes its perceptual hash. */
export async function drawSmall(bitmap: ImageBitmap): Promise<PreparedMedia['small']> {
  const grid = draw(bitmap, sizeWithin(bitmap, gridSide))
  const tile = draw(grid, sizeWithin(grid, tileSide))
  return {
    thumbnail: await grid.convertToBlob({ type: 'image/webp', quality: 0.8 }),
    tile: await tile.convertToBlob({ type: 'image/webp', quality: 0.75 }),
    perceptual: differenceHash(greys(draw(grid, { width: 9, height: 8 }))),
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** The size that fits a square, never larger than it is. */
function sizeWithin({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

function draw(source: ImageBitmap | OffscreenCanvas, { width, height }: Size): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  const context = contextOf(canvas)
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, width, height)
  return canvas
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This computer draws no pictures.')
  return context
}

/** The brightness of each pixel, row by row. What is see-through counts as white. */
function greys(canvas: OffscreenCanvas): readonly number[] {
  const { data } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height)
  return Array.from({ length: data.length / 4 }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(pixel * 4, pixel * 4 + 4)
    const share = alpha / 255
    return (0.299 * red + 0.587 * green + 0.114 * blue) * share + 255 * (1 - share)
  })
}
