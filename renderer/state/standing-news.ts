import type { Role } from '../../shared/team/grants.ts'
import { type Standing, useStanding } from './standing.ts'
import { useUndo } from './undo.ts'

const roleNews: Readonly<Record<Role, string>> = {
  viewer: 'You are a viewer now: you can look at the plan, and not change it. What you wrote until now is kept.',
  editor: 'You are an editor now: you can write, plan and schedule.',
  approver: 'You are an approver now: you can write, plan, schedule and approve posts.',
  admin: 'You are an admin now: you can do everything, and decide who is in the team.',
}

/** Tells the person when what they may do in the open plan changes while they are at it. Called once, at start. */
export function followStandingNews(): void {
  useStanding.subscribe((now, before) => {
    const news = standingNews(before, now)
    if (news !== null) useUndo.getState().notify(news)
  })
}

/** What is said of a change of standing; null where there is none, or only another plan was opened. */
export function standingNews(
  before: Pick<Standing, 'planId' | 'own'>,
  { planId, own }: Pick<Standing, 'planId' | 'own'>,
): string | null {
  if (before.planId !== planId || before.own === own) return null
  if (own.kind === 'member') return memberNews(before.own, own.role)
  if (before.own.kind !== 'member' || !('at' in own)) return null
  const kept = 'Everything that is here stays here, also what you wrote last. The Team screen says more.'
  if (own.kind === 'removed') return `${own.byName || 'An admin'} removed this computer from the team. ${kept}`
  return own.byOther ? `This computer was taken out of the team on another one. ${kept}` : null
}

function memberNews(before: Standing['own'], role: Role): string | null {
  if (before.kind === 'member') return before.role === role ? null : roleNews[role]
  return before.kind === 'removed' || before.kind === 'left' ? `You are in the team again. ${roleNews[role]}` : null
}
