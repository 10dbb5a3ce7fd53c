import { describe, expect, it } from 'vitest'
import { breathe, ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { MemoryStore } from './memory-store.ts'
import type { DocChange, Durability } from './store.ts'

/** A store whose disk fails as often as it is told to, and that notes when and how it was asked to commit. */
class FailingStore extends MemoryStore {
  readonly asked: { readonly at: number; readonly durability: Durability }[] = []
  failures = 0
  now: () => number = () => 0

  override async commit(changes: readonly DocChange[], durability: Durability): Promise<void> {
    this.asked.push({ at: this.now(), durability })
    if (this.failures-- > 0) throw new Error('The disk failed.')
    await super.commit(changes, durability)
  }
}

function writing<S extends FailingStore = FailingStore>(seed: number, store = new FailingStore() as S) {
  const mesh = new ReplicaMesh(seed)
  store.now = () => mesh.clock.now()
  const replica = mesh.replica(store)
  const id = mesh.random.docId(1_700_000_000_000)
  const write = (durability?: Durability) =>
    replica.change(id, (doc) => doc.getText('text').insert(0, 'word '), durability)
  return { mesh, store, replica, write }
}

/** Lets the time pass until it is done. */
async function passTime(mesh: ReplicaMesh, work: Promise<void>): Promise<void> {
  let isDone = false
  void work.then(() => {
    isDone = true
  })
  for (let step = 0; !isDone && step < 50; step++) {
    await breathe()
    mesh.clock.step()
  }
}

/** How long it took from each try to the next, in milliseconds. */
const waits = ({ asked }: FailingStore) => asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0))

describe('a change', () => {
  it('[ST7] is committed so that it survives the loss of power where that is asked for, and there alone', async () => {
    const { store, replica, write } = writing(1)
    await write()
    await write('strict')
    await write()
    expect(store.asked.map(({ durability }) => durability)).toEqual(['relaxed', 'strict', 'relaxed'])
    await replica.close()
  })

  it('[ST3] that the disk refused is tried again after 1 s, doubling to 30 s, as strictly as it was asked for', async () => {
    const { mesh, store, replica, write } = writing(2)
    store.failures = 7
    await passTime(mesh, write('strict'))
    expect(waits(store)).toEqual([1, 2, 4, 8, 16, 30, 30].map((seconds) => seconds * 1000))
    expect(new Set(store.asked.map(({ durability }) => durability))).toEqual(new Set(['strict']))
    store.asked.length = 0
    store.failures = 1
    await passTime(mesh, write())
    expect(waits(store)).toEqual([1000])
    expect(store.asked.at(-1)?.durability).toBe('relaxed')
    await replica.close()
  })
})

describe('who asks that everything outlasts a loss of power', () => {
  /** A store whose next commit takes until it is let go. */
  class SlowStore extends FailingStore {
    release = () => {}
    holds = false

    override async commit(changes: readonly DocChange[], durability: Durability): Promise<void> {
      await super.commit(changes, durability)
      if (!this.holds) return
      this.holds = false
      await new Promise<void>((resolve) => {
        this.release = resolve
      })
    }
  }

  it('[ST3] that the disk refused can be told by its document until it is written', async () => {
    const { mesh, store, replica, write } = writing(7)
    store.failures = 1
    const written = write()
    await breathe()
    expect(replica.unsaved).toHaveLength(1)
    expect(await replica.has(replica.unsaved[0] ?? '')).toBe(true)
    await passTime(mesh, written)
    expect(replica.unsaved).toEqual([])
    await replica.close()
  })

  it('[ST9] is answered after a strict commit, also when a relaxed one is under way or done', async () => {
    const { mesh, store, replica, write } = writing(3, new SlowStore())
    const asked = () => store.asked.map(({ durability }) => durability)
    store.holds = true
    const relaxed = write()
    await breathe()
    let isAnswered = false
    const strict = replica.flush('strict').then(() => {
      isAnswered = true
    })
    await breathe()
    expect([asked(), isAnswered]).toEqual([['relaxed'], false])
    store.release()
    await Promise.all([relaxed, strict])
    expect(asked()).toEqual(['relaxed', 'strict'])
    await write()
    await replica.flush('strict')
    await replica.flush('strict')
    expect(asked(), 'nothing is done twice').toEqual(['relaxed', 'strict', 'relaxed', 'strict'])
    await write()
    store.failures = 1
    await passTime(mesh, replica.flush('strict'))
    expect(asked().slice(4), 'again until it works').toEqual(['relaxed', 'strict', 'strict'])
    store.holds = true
    const first = write('strict')
    await breathe()
    const second = replica.flush('strict')
    store.release()
    await Promise.all([first, second])
    expect(asked().slice(7), 'one that is under way is enough').toEqual(['strict'])
    await replica.close()
  })
})
