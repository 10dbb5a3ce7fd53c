import type { BoardColumn, QueriesApi, SearchHit } from '../../../shared/ipc/plan-api.ts'
import type { Card, PostId } from '../../../shared/plan/post.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import { boardOf, daysOf, type TextMatches, trayOf } from '../queries/answers.ts'
import { callable } from './callable.ts'

/** Reads that need every post. `settled` gives the open plan. */
export function createQueriesApi(settled: () => Promise<WorkingPlan>): QueriesApi {
  return {
    async watchBoard(filter, limit, onColumns) {
      const plan = await settled()
      const ask = async () => boardOf(await allCards(plan), filter, await textMatches(plan, filter.text), limit)
      return callable(await plan.watches.add(ask, sameColumns, onColumns))
    },
    async watchTray(filter, limit, onTray) {
      const plan = await settled()
      const ask = async () => trayOf(await allCards(plan), filter, await textMatches(plan, filter.text), limit)
      return callable(await plan.watches.add(ask, (a, b) => a.total === b.total && sameItems(a.cards, b.cards), onTray))
    },
    async watchTextMatches(text, onIds) {
      const plan = await settled()
      return callable(await plan.watches.add(() => textMatches(plan, text), sameIds, onIds))
    },
    async watchSearch(text, limit, onHits) {
      const plan = await settled()
      return callable(await plan.watches.add(() => hitsOf(plan, text, limit), sameHits, onHits))
    },
    async watchDays(onDays) {
      const plan = await settled()
      const ask = async () => daysOf(await allCards(plan))
      return callable(await plan.watches.add(ask, sameDays, onDays))
    },
    async card(id) {
      const plan = await settled()
      await plan.cards.load()
      return plan.cards.get(id)
    },
    async watchCard(id, onCard) {
      const plan = await settled()
      const ask = async () => {
        await plan.cards.load()
        return plan.cards.get(id)
      }
      return callable(await plan.watches.add(ask, (a, b) => a === b, onCard))
    },
    async suggest(typed, limit) {
      const plan = await settled()
      return (await plan.search.ready()).vocabulary.suggest(typed, limit)
    },
  }
}

async function hitsOf(plan: WorkingPlan, text: string, limit: number): Promise<readonly SearchHit[]> {
  if (text.trim() === '') return []
  const [index] = await Promise.all([plan.search.ready(), plan.cards.load()])
  const hits = index.search(text).map(({ id, score }) => ({ card: plan.cards.get(id), score }))
  return hits.flatMap(({ card, score }) => (card === null ? [] : [{ card, score }])).slice(0, limit)
}

async function allCards(plan: WorkingPlan): Promise<readonly Card[]> {
  await plan.cards.load()
  return plan.cards.all()
}

async function textMatches(plan: WorkingPlan, text: string): Promise<TextMatches> {
  return text.trim() === '' ? null : (await plan.search.ready()).matches(text)
}

/** Cards are replaced when they change, so the same objects mean the same answer. */
const sameItems = (a: readonly Card[], b: readonly Card[]) =>
  a.length === b.length && a.every((card, index) => card === b[index])

const sameColumns = (a: readonly BoardColumn[], b: readonly BoardColumn[]) =>
  a.every((column, index) => {
    const other = b[index]
    return other !== undefined && column.total === other.total && sameItems(column.cards, other.cards)
  })

const sameHits = (a: readonly SearchHit[], b: readonly SearchHit[]) =>
  sameItems(
    a.map(({ card }) => card),
    b.map(({ card }) => card),
  )

const sameDays = (a: ReturnType<typeof daysOf>, b: ReturnType<typeof daysOf>) =>
  a.length === b.length && a.every(({ day, count }, index) => day === b[index]?.day && count === b[index].count)

const sameIds = (a: ReadonlySet<PostId> | null, b: ReadonlySet<PostId> | null) =>
  a === b || (a !== null && b !== null && a.size === b.size && [...a].every((id) => b.has(id)))
