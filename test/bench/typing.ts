import type { Page } from '@playwright/test'
import { SeededRandom } from '../support/seeded-random.ts'

/** Milliseconds between two keys: a fast typist, and never in step with the frames of the screen. */
const leastPause = 70
const pauseSpread = 40

/** Ends when the text has arrived or this many milliseconds have passed. */
const patience = 10_000

/**
 * Types `keys` letters into the editor of one page; returns, for each key, the milliseconds from its keydown there to
 * the frame that shows it in the editor of the other page. Both read the clock of this machine.
 */
export async function keyLatencies(from: Page, to: Page, keys: number): Promise<readonly number[]> {
  const random = new SeededRandom(1)
  const pressed = await from.evaluateHandle(() => {
    const times: number[] = []
    window.addEventListener('keydown', () => times.push(performance.timeOrigin + performance.now()), true)
    return times
  })
  const shown = await to.evaluateHandle(() => {
    const content = document.querySelector('.cm-content')
    const frames: { length: number; at: number }[] = []
    const lengthNow = () => content?.textContent?.length ?? 0
    const base = lengthNow()
    const observer = new MutationObserver(() => {
      const length = lengthNow() - base
      requestAnimationFrame(() => frames.push({ length, at: performance.timeOrigin + performance.now() }))
    })
    if (content !== null) observer.observe(content, { childList: true, subtree: true, characterData: true })
    return frames
  })
  for (let key = 0; key < keys; key++) {
    await from.keyboard.press('x')
    await new Promise((resolve) => setTimeout(resolve, leastPause + random.next() * pauseSpread))
  }
  await to.waitForFunction(
    ({ frames, wanted }) => (frames.at(-1)?.length ?? 0) >= wanted,
    { frames: shown, wanted: keys },
    {
      timeout: patience,
    },
  )
  const starts = await pressed.jsonValue()
  const frames = await shown.jsonValue()
  return starts.flatMap((start, key) => {
    const frame = frames.find(({ length }) => length > key)
    return frame === undefined ? [] : [frame.at - start]
  })
}
