import type { Crop, Point } from '../../../shared/plan/asset.ts'

/** The shapes that platforms show, as width by height (product facts, checked 24 November 2026). */
export const shapes = [
  { id: 'square', name: 'Square 1:1', ratio: 1 },
  { id: 'portrait', name: 'Portrait 4:5', ratio: 4 / 5 },
  { id: 'tall', name: 'Portrait 3:4', ratio: 3 / 4 },
  { id: 'landscape', name: 'Landscape 1.91:1', ratio: 1.91 },
  { id: 'wide', name: 'Wide 16:9', ratio: 16 / 9 },
  { id: 'story', name: 'Story 9:16', ratio: 9 / 16 },
] as const
/** One of these shapes. */
export type ShapeId = (typeof shapes)[number]['id']

interface Size {
  readonly width: number
  readonly height: number
}

const middle: Point = { x: 0.5, y: 0.5 }
const smallest = 0.1

/** The largest part of a picture that has a shape, around the point that must stay in sight. */
export function cropOf({ width, height }: Size, ratio: number, focus: Point | null): Crop {
  const own = width / height
  const size = own > ratio ? { width: ratio / own, height: 1 } : { width: 1, height: own / ratio }
  const { x, y } = focus ?? middle
  return within({ ...size, x: x - size.width / 2, y: y - size.height / 2 })
}

/** Moves a part of a picture by shares of its width and height, as far as the picture goes. */
export const moved = (crop: Crop, dx: number, dy: number): Crop => within({ ...crop, x: crop.x + dx, y: crop.y + dy })

/** Makes a part larger or smaller around its middle, in the same shape. */
export function scaled(crop: Crop, factor: number): Crop {
  const most = Math.min(1 / crop.width, 1 / crop.height)
  const least = smallest / Math.max(crop.width, crop.height)
  const by = Math.min(most, Math.max(least, factor))
  const [width, height] = [crop.width * by, crop.height * by]
  return within({ width, height, x: crop.x + (crop.width - width) / 2, y: crop.y + (crop.height - height) / 2 })
}

/** The shape of a part of a picture; null if it is none of the known ones. */
export function shapeOf({ width, height }: Size, crop: Crop): ShapeId | null {
  const ratio = (crop.width * width) / (crop.height * height)
  return shapes.find((shape) => Math.abs(shape.ratio - ratio) / shape.ratio < 0.01)?.id ?? null
}

function within({ x, y, width, height }: Crop): Crop {
  return { width, height, x: clamp(x, 1 - width), y: clamp(y, 1 - height) }
}

const clamp = (value: number, most: number) => Math.min(Math.max(0, most), Math.max(0, value))
