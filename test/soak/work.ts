import { createHash } from 'node:crypto'
import { putBlob } from '../../shared/replica/blobs/put-blob.ts'
import type { DocChange, DocId } from '../../shared/replica/store.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import { permanent } from './acts.ts'
import { applyFile, damage, writeFile } from './files.ts'
import type { Fleet } from './fleet.ts'
import type { Ledger } from './ledger.ts'
import { newPost, scribble } from './marks.ts'
import type { FileFigures } from './soak-figures.ts'
import type { SoakReplica } from './soak-replica.ts'

const minute = 60_000
const beginning = Date.UTC(2026, 0, 1)

/** What people do to the plan: they write, import, hand files to each other and add media. */
export class Work {
  readonly files: FileFigures = { applied: 0, damaged: 0, strange: 0 }
  readonly #random: SeededRandom
  readonly #fleet: Fleet
  readonly #ledger: Ledger
  readonly #ids: DocId[] = []

  constructor(random: SeededRandom, fleet: Fleet, ledger: Ledger) {
    this.#random = random
    this.#fleet = fleet
    this.#ledger = ledger
  }

  /** Documents of the plan. */
  get documents(): number {
    return this.#ids.length
  }

  /** The documents with which everyone begins. */
  firstPosts(count: number): readonly DocChange[] {
    return Array.from({ length: count }, (_, at) => {
      const [id, mark] = [this.#random.docId(beginning + at * minute), `first ${at}`]
      this.#ids.push(id)
      this.#ledger.everyoneHas({ id, mark })
      return newPost(id, mark, this.#random, beginning + at * minute)
    })
  }

  /** Resolves when it is confirmed; one that is killed first never confirms: then nothing was promised. */
  async edit(by: SoakReplica | undefined): Promise<void> {
    if (by?.isAlive !== true) return
    const ids = Array.from({ length: this.#random.chance(0.9) ? 1 : 8 }, () => this.#random.pick(this.#ids))
    const { marks, confirm } = this.#ledger.begin(by.device, ids)
    const durability = this.#random.chance(0.2) ? 'strict' : 'relaxed'
    const edits = marks.map(({ id, mark }) => ({
      id,
      mutate: (doc: Parameters<typeof scribble>[0]) => scribble(doc, mark, this.#random),
    }))
    await by.replica.changeAll(edits, durability).then(confirm, () => {})
  }

  /** As an import does: written to the store past the replica, which adopts the documents then. */
  async import(): Promise<void> {
    const one = this.#fleet.someone()
    const ids = Array.from({ length: 1 + this.#random.below(12) }, () => this.#random.docId(Date.now()))
    const { marks, confirm } = this.#ledger.begin(one.device, ids)
    const posts = marks.map(({ id, mark }) => newPost(id, mark, this.#random, Date.now()))
    await one.disk.commit(posts, 'strict')
    await one.replica.adopt(posts)
    confirm()
    this.#ids.push(...ids)
    for (const { doc } of posts) doc.destroy()
  }

  /** A file goes from one to another, who may be out; now and then it is damaged on the way. */
  async handOver(): Promise<void> {
    const from = this.#fleet.someone()
    const to = this.#random.pick(this.#fleet.replicas.filter(({ isAlive, isHostile }) => isAlive && !isHostile))
    if (from === to) return
    const bytes = await writeFile(from, this.#random.chance(0.03) ? null : to, this.#random)
    const isDamaged = this.#random.chance(0.3)
    const taken = await applyFile(to, isDamaged ? damage(bytes, this.#random) : bytes)
    if (taken.kind === 'taken' && !isDamaged) this.files.applied += 1
    else if (taken.kind !== 'refused') throw new Error(`A file was ${taken.kind}, and should not have been.`)
    else if (['unknown-key', 'not-a-member', 'viewer', 'removed'].includes(taken.reason)) this.files.strange += 1
    else if (isDamaged) this.files.damaged += 1
    else throw new Error(`A whole file was refused: ${taken.reason}.`)
  }

  /** The plan comes to a newcomer as a file: who begins with nothing would get all of it from each peer at once. */
  async welcome(newcomer: SoakReplica, host: SoakReplica): Promise<void> {
    await applyFile(newcomer, await writeFile(host, null, this.#random))
  }

  /** A hub adds media: it is promised to be elsewhere only once it is, so whoever put it must stay. */
  async addMedia(most: number): Promise<void> {
    const one = this.#fleet.replicas.find(({ index, isAlive }) => index < permanent && isAlive)
    if (one === undefined || this.#fleet.media.length >= most) return
    const seed = createHash('sha256').update(`${this.#ledger.changes}`).digest()
    const bytes = new Uint8Array(Buffer.concat(Array.from({ length: 1 + this.#random.below(40_000) }, () => seed)))
    const put = await putBlob(one.exchange.blobs, new Blob([bytes]), () => {}, { aborted: false })
    if (put !== null && one.isAlive) this.#fleet.nameMedia(put.hash)
  }
}
