import type * as Y from 'yjs'
import type { PlanApi, SaveState, Unsaved } from '../../../shared/ipc/plan-api.ts'
import { docsInWords } from '../../../shared/plan/damage-in-words.ts'
import { docKind } from '../../../shared/plan/doc-kind.ts'
import { readPost, titleOf } from '../../../shared/plan/post-document.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import type { Plans } from '../plan/plan-keeper.ts'
import { callable } from './callable.ts'

const nothing: Unsaved = { posts: [], morePosts: 0, others: null }
const noPlan: SaveState = { pending: 0, savedAt: null, trouble: null, damaged: [] }

/** The state of saving, of whichever plan is open. */
export function createSaving(clock: Clock, plans: Plans): Pick<PlanApi, 'watchSaving' | 'unsaved' | 'flush'> {
  return {
    async watchSaving(onState) {
      let endInner = () => {}
      const end = plans.watch((plan) => {
        endInner()
        endInner = () => {}
        if (plan === null) onState(noPlan)
        else endInner = plan.replica.watchSaving(onState)
      })
      return callable(() => {
        end()
        endInner()
      })
    },
    async unsaved() {
      const replica = plans.current()?.replica
      return replica === undefined ? nothing : unsavedIn(replica)
    },
    async flush() {
      // What an open document's port has just brought is taken in first.
      await new Promise<void>((resolve) => {
        clock.after(0, resolve)
      })
      const replica = plans.current()?.replica
      return replica === undefined ? noPlan : attempted(replica)
    },
  }
}

/** Posts that are named; the others are counted. */
const mostNamed = 5

async function unsavedIn(replica: Replica): Promise<Unsaved> {
  const ids = replica.unsaved
  const posts = ids.filter((id) => docKind(id) === 'post')
  const titles: string[] = []
  for (const id of posts.slice(0, mostNamed)) titles.push((await replica.read(id, titleIn)) ?? '')
  return {
    posts: titles,
    morePosts: posts.length - titles.length,
    others: docsInWords(ids.filter((id) => docKind(id) !== 'post')),
  }
}

const titleIn = (doc: Y.Doc) => titleOf(readPost(doc)?.text ?? '')

/** The state of saving once everything is durable, or an attempt at it has failed. */
function attempted(replica: Replica): Promise<SaveState> {
  return new Promise((resolve) => {
    let isNews = false
    const end = replica.watchSaving((state) => {
      // What stood in the way before may be gone.
      if (!isNews || state.trouble === null) return
      end()
      resolve(state)
    })
    isNews = true
    void replica.flush('strict').then(() => {
      end()
      resolve(replica.saving)
    })
  })
}
