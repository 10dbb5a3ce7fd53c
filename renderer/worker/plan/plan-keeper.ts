import type { PlanEntry } from '../../../shared/ipc/plan-api.ts'
import type { TeamOnDisk } from '../../../shared/peering/kept-team.ts'
import type { PlanToAdd } from '../../../shared/peering/peered-plan.ts'
import type { OpenPlan, PlanKeeper } from '../context.ts'
import { openPlan, type PlanSurroundings, type WorkingPlan } from './open-plan.ts'
import { Registry } from './registry.ts'
import { keptTeam } from './team-store.ts'

/** Takes a plan for this worker alone; null if another window has it. */
export type TakePlan = (id: string) => Promise<(() => void) | null>

/** The plans on this computer and the one that is open. */
export class Plans implements PlanKeeper {
  readonly registry = new Registry()
  readonly #surroundings: PlanSurroundings
  readonly #take: TakePlan
  readonly #watchers = new Set<(plan: OpenPlan | null) => void>()
  #open: { readonly plan: WorkingPlan; readonly release: () => void } | null = null
  #switching: Promise<unknown> = Promise.resolve()

  constructor(surroundings: PlanSurroundings, take: TakePlan) {
    this.#surroundings = surroundings
    this.#take = take
  }

  current(): WorkingPlan | null {
    return this.#open?.plan ?? null
  }

  /** The open plan. Calls about posts before a plan is open are a bug of the window. */
  working(): WorkingPlan {
    if (this.#open === null) throw new Error('No plan is open.')
    return this.#open.plan
  }

  /** The open plan, once none is being opened: a view may ask while the window goes from one plan to the next. */
  async settled(): Promise<WorkingPlan> {
    await this.#switching
    return this.working()
  }

  watch(onPlan: (plan: OpenPlan | null) => void): () => void {
    this.#watchers.add(onPlan)
    onPlan(this.current())
    return () => this.#watchers.delete(onPlan)
  }

  list(): Promise<readonly PlanEntry[]> {
    return this.registry.list()
  }

  async teamOf(planId: string): Promise<TeamOnDisk | null> {
    const open = this.current()
    if (open?.entry.id === planId) return open.team.readTeam()
    return (await this.registry.get(planId)) === null ? null : keptTeam(planId)
  }

  async add(plan: PlanToAdd): Promise<WorkingPlan> {
    const known = await this.registry.get(plan.id)
    if (known === null) await this.registry.put({ ...plan, openedAt: this.#surroundings.clock.now() })
    return this.open(plan.id)
  }

  /** Opens a plan, after the one that is open now was closed. */
  open(id: string): Promise<WorkingPlan> {
    return this.#inTurn(() => this.#switchTo(id))
  }

  /** Closes a plan if it is the open one. */
  close(id: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.current()?.entry.id === id) await this.#leave()
    })
  }

  async #switchTo(id: string): Promise<WorkingPlan> {
    const open = this.current()
    if (open?.entry.id === id) return open
    const known = await this.registry.get(id)
    if (known === null) throw new Error('This plan is not on this computer.')
    const release = await this.#take(id)
    if (release === null) throw new Error('This plan is open in another window. Close it there, then try again.')
    await this.#leave()
    const entry: PlanEntry = { ...known, openedAt: this.#surroundings.clock.now() }
    // A backup that fails must not keep a plan closed.
    await this.#surroundings.beforeOpening?.(id).catch(() => undefined)
    const plan = await openPlan(entry, this.#surroundings).catch((error: unknown) => {
      release()
      throw error
    })
    this.#open = { plan, release }
    // Only the order of the list of plans depends on it: a full disk must not keep a plan closed.
    await this.registry.put(entry).catch(() => undefined)
    this.#followName(plan)
    for (const tell of this.#watchers) tell(plan)
    return plan
  }

  async #leave(): Promise<void> {
    const open = this.#open
    if (open === null) return
    this.#open = null
    for (const tell of this.#watchers) tell(null)
    try {
      await open.plan.close()
    } finally {
      open.release()
    }
  }

  /** The plan's name is part of the plan, so a member may change it: the list of plans follows. */
  #followName(plan: WorkingPlan): void {
    let name = plan.entry.name
    plan.lists.watch((lists) => {
      if (lists.plan.name === '' || lists.plan.name === name) return
      name = lists.plan.name
      void this.registry.put({ ...plan.entry, name })
    })
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#switching.then(task)
    this.#switching = turn.catch(() => undefined)
    return turn
  }
}
