import type { DayRow } from '../../../renderer/database/rows.ts'
import { dayOf } from '../../../shared/plan/buckets.ts'
import type { Card } from '../../../shared/plan/post.ts'
import { cardOfBench } from './raw-rows.ts'

/** The floor: the same day rows, read by IndexedDB itself. */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('raw', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('days', { keyPath: 'day' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

window.bench = {
  fill: async (posts) => {
    const database = await open()
    const start = performance.now()
    const days = new Map<string, Card[]>()
    for (const card of posts.map(cardOfBench)) {
      const day = dayOf(card.schedule?.instant ?? 0)
      days.set(day, [...(days.get(day) ?? []), card])
    }
    const transaction = database.transaction('days', 'readwrite')
    for (const [day, cards] of days) transaction.objectStore('days').put({ day, cards } satisfies DayRow)
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
    })
    return performance.now() - start
  },
  openMonth: async (from, to) => {
    const start = performance.now()
    const database = await open()
    const range = IDBKeyRange.bound(dayOf(from - 86_400_000), dayOf(to + 86_400_000))
    const rows = await new Promise<DayRow[]>((resolve, reject) => {
      const request = database.transaction('days').objectStore('days').getAll(range)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const cards = rows
      .flatMap((row) => row.cards)
      .filter(({ schedule }) => schedule !== null && schedule.instant >= from && schedule.instant < to)
    return { ms: performance.now() - start, cards: cards.length, first: cards[0]?.id ?? '' }
  },
  openPost: async () => 0,
  type: async () => undefined,
}
