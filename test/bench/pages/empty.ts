import * as Y from 'yjs'
import { typeAtPace } from './bench-page.ts'

/** The control: a page that keeps nothing. */
window.bench = {
  fill: async () => 0,
  openMonth: async () => {
    const start = performance.now()
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('empty', 1)
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error)
    })
    return { ms: performance.now() - start, cards: 0, first: '' }
  },
  openPost: async () => 0,
  type: async (_id, keys, everyMs) => {
    const text = new Y.Doc().getText('text')
    await typeAtPace(keys, everyMs, (index) => text.insert(text.length, String(index % 10)))
  },
}
