// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { stayOnDrop } from './stay-on-drop.ts'

/** A drag as the browser tells it; happy-dom knows no data of drags. */
function drag(type: 'dragover' | 'drop', types: readonly string[]): Event {
  const event = new Event(type, { cancelable: true, bubbles: true })
  return Object.assign(event, { dataTransfer: { types } })
}

test('a dropped file never takes the place of Placard; a drag within it goes on as it is', () => {
  stayOnDrop()
  for (const type of ['dragover', 'drop'] as const) {
    const [file, tile] = [drag(type, ['Files']), drag(type, ['text/plain'])]
    document.body.dispatchEvent(file)
    document.body.dispatchEvent(tile)
    expect([file.defaultPrevented, tile.defaultPrevented]).toEqual([true, false])
  }
})
