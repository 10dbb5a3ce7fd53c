import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { nodeBundleTools } from '../../electron/hub/node-bundle-tools.ts'
import { applyBundle } from '../../shared/peering/bundle/apply-bundle.ts'
import type { BundleKeys } from '../../shared/peering/bundle/bundle-keys.ts'
import { makeBundle } from '../../shared/peering/bundle/make-bundle.ts'
import { packHoldings } from '../../shared/replica/holdings.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import type { DocChange, DocId, Durability } from '../../shared/replica/store.ts'
import { ReplicaMesh } from '../support/replica-mesh.ts'
import type { SeededRandom } from '../support/seeded-random.ts'

const count = Number(process.env.PLACARD_FUZZ_SCHEDULES ?? 200) / 4
const firstSeed = Number(process.env.PLACARD_FUZZ_SEED ?? 1)

/** A store that can be told to take so many commits and no more. */
class ShortStore extends MemoryStore {
  commitsLeft = Number.POSITIVE_INFINITY

  override async commit(changes: readonly DocChange[], durability: Durability): Promise<void> {
    if (this.commitsLeft <= 0) throw new Error('The disk is full.')
    this.commitsLeft -= 1
    await super.commit(changes, durability)
  }
}

interface Member {
  replica: Replica
  readonly store: ShortStore
  /** What this member knows that the others hold, by their number. */
  readonly knows: Map<number, Uint8Array>
}

interface File {
  readonly from: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Every member holds the same key, and signs with the number of their place. */
function keysOf(member: number): BundleKeys {
  const device = new Uint8Array(32).fill(member)
  return {
    key: async (salt) => ({ key: new Uint8Array([...salt, ...salt]), keyId: '0102030405060708', sealed: [] }),
    sign: async (digest) => ({ device, signature: new Uint8Array([...digest, ...digest]) }),
    judge: async ({ digest, signature }) =>
      signature.every((byte, at) => byte === digest[at % digest.length]) ? 'writer' : 'forged',
  }
}

/** Members who never meet: they write, hand files around in any order and number, crash, and get damaged files. */
class Exchange {
  readonly #mesh: ReplicaMesh
  readonly #random: SeededRandom
  readonly #members: Member[] = []
  readonly #ids: DocId[] = []
  readonly #files: File[] = []
  readonly #confirmed: { readonly id: DocId; readonly mark: string }[] = []
  #marks = 0

  constructor(seed: number) {
    this.#mesh = new ReplicaMesh(seed)
    this.#random = this.#mesh.random
    for (let index = 2 + this.#random.below(3); index > 0; index--) {
      const store = new ShortStore()
      this.#members.push({ store, replica: this.#mesh.replica(store), knows: new Map() })
    }
  }

  async run() {
    for (let steps = 15 + this.#random.below(40); steps > 0; steps--) await this.#step()
    await this.#everyoneGivesEveryone()
    await this.#everyoneGivesEveryone()
    const roots = await Promise.all(this.#members.map(({ replica }) => replica.root()))
    const again = this.#members.map(({ store }) => this.#mesh.replica(store))
    const stored = await Promise.all(again.map((replica) => replica.root()))
    return { roots, stored, lost: await this.#lostAt(again[0] as Replica) }
  }

  async #step(): Promise<void> {
    const dice = this.#random.below(100)
    const at = this.#random.below(this.#members.length)
    if (dice < 45) await this.#edit(at)
    else if (dice < 65) this.#files.push(await this.#write(at, this.#random.below(this.#members.length)))
    else if (dice < 88) await this.#applyOne(at)
    else if (dice < 94) await this.#applyDamaged(at)
    else await this.#crashMidway(at)
  }

  async #edit(at: number): Promise<void> {
    const { replica } = this.#member(at)
    const edits = Array.from({ length: 1 + this.#random.below(4) }, () => {
      const fresh = this.#ids.length === 0 || this.#random.chance(0.4)
      const id = fresh ? this.#random.docId(this.#mesh.clock.now()) : this.#random.pick(this.#ids)
      if (fresh) this.#ids.push(id)
      return { id, mark: `<${++this.#marks}>` }
    })
    await replica.changeAll(edits.map(({ id, mark }) => ({ id, mutate: (doc) => this.#scribble(doc, mark) })))
    this.#confirmed.push(...edits)
  }

  #scribble(doc: Y.Doc, mark: string): void {
    const text = doc.getText('text')
    if (text.length > 3 && this.#random.chance(0.3)) text.delete(this.#random.below(text.length - 1), 1)
    text.insert(this.#random.below(text.length + 1), 'word ')
    doc.getMap('post').set('status', this.#random.below(9))
    doc.getMap('marks').set(mark, true)
  }

  /** For one member only what they are known to lack; for oneself, everything. */
  async #write(from: number, to: number): Promise<File> {
    const { replica, knows } = this.#member(from)
    const pieces: Uint8Array[] = []
    const making = makeBundle({
      replica,
      planId: 'plan',
      statements: [],
      holdings: knows.get(to) ?? null,
      keys: keysOf(from),
      tools: nodeBundleTools,
      random: (length) => this.#random.bytes(length),
      now: this.#mesh.clock.now(),
      mediaLimit: null,
      onProgress: () => {},
    })
    for await (const piece of making) pieces.push(piece)
    return { from, bytes: new Uint8Array(Buffer.concat(pieces)) }
  }

  async #applyOne(at: number): Promise<void> {
    if (this.#files.length > 0) expect((await this.#apply(at, this.#random.pick(this.#files))).kind).toBe('taken')
  }

  async #apply(at: number, { from, bytes }: File) {
    const member = this.#member(at)
    const taken = await applyBundle(new Blob([bytes]), {
      replica: member.replica,
      planId: 'plan',
      keys: keysOf(at),
      tools: nodeBundleTools,
      isCancelled: () => false,
      onProgress: () => {},
    })
    if (taken.kind === 'taken' && taken.about.whole && from !== at) member.knows.set(from, packHoldings(taken.held))
    return taken
  }

  async #applyDamaged(at: number): Promise<void> {
    if (this.#files.length === 0) return
    const { from, bytes } = this.#random.pick(this.#files)
    const cut = this.#random.chance(0.5)
    const damaged = cut ? bytes.slice(0, this.#random.below(bytes.length)) : bytes.slice()
    const place = this.#random.below(bytes.length)
    if (!cut) damaged[place] = (damaged[place] ?? 0) ^ (1 << this.#random.below(8))
    const before = await this.#member(at).replica.root()
    expect((await this.#apply(at, { from, bytes: damaged })).kind).toBe('refused')
    expect(await this.#member(at).replica.root()).toBe(before)
  }

  /** The process is lost while a file is taken in: some of it may have been kept. */
  async #crashMidway(at: number): Promise<void> {
    if (this.#files.length === 0) return
    const member = this.#member(at)
    member.store.commitsLeft = this.#random.below(2)
    void this.#apply(at, this.#random.pick(this.#files)).catch(() => {})
    await new Promise((resolve) => setImmediate(resolve))
    await member.replica.close()
    member.store.commitsLeft = Number.POSITIVE_INFINITY
    member.replica = this.#mesh.replica(member.store)
  }

  async #everyoneGivesEveryone(): Promise<void> {
    for (const [from] of this.#members.entries()) {
      for (const [to] of this.#members.entries()) {
        if (from !== to) expect((await this.#apply(to, await this.#write(from, to))).kind).toBe('taken')
      }
    }
  }

  async #lostAt(replica: Replica): Promise<string[]> {
    const lost: string[] = []
    for (const { id, mark } of this.#confirmed) {
      if ((await replica.read(id, (doc) => doc.getMap('marks').has(mark))) !== true) lost.push(mark)
    }
    return lost
  }

  #member(at: number): Member {
    const member = this.#members[at]
    if (member === undefined) throw new Error('There is no such member.')
    return member
  }
}

describe(`${count} exchanges of files from seed ${firstSeed}`, () => {
  it('[BU3] [BU5] [BU8] end with equal plans that lack nothing that was confirmed', { timeout: 0 }, async () => {
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const { roots, stored, lost } = await new Exchange(seed).run()
      expect(new Set([...roots, ...stored]).size, `roots of seed ${seed}`).toBe(1)
      expect(lost, `lost by seed ${seed}`).toEqual([])
    }
  })
})
