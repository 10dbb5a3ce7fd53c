import { readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'

/** Where the window was, in screen pixels. */
const windowStateSchema = v.object({
  bounds: v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
  maximized: v.boolean(),
})
/** Where the window was and how large, in device-independent pixels. */
export type WindowState = v.InferOutput<typeof windowStateSchema>
type Rectangle = WindowState['bounds']

const preferred = { width: 1280, height: 800 }
/** The smallest window in which every screen still works, in the same pixels. */
export const smallest = { width: 1024, height: 640 }

/** What was kept, or null if nothing or nothing readable was. */
export function readWindowState(file: string): WindowState | null {
  try {
    const result = v.safeParse(windowStateSchema, JSON.parse(readFileSync(file, 'utf8')))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

/** Keeps the state; where the window was is not worth an error. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state))
  } catch {
    return
  }
}

/** The bounds to open with: those kept, if enough of them is still on a screen; else a size that fits, centred by the system. */
export function boundsFor(
  kept: WindowState | null,
  screens: readonly Rectangle[],
): Partial<Rectangle> & typeof preferred {
  if (kept === null) return preferred
  const { bounds } = kept
  const visible = screens.some((screen) => overlap(bounds, screen) >= 0.25)
  return visible && bounds.width >= smallest.width && bounds.height >= smallest.height ? bounds : preferred
}

/** The share of `a` that lies on `b`. */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? (width * height) / (a.width * a.height) : 0
}
