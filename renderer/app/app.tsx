import { useEffect, useState } from 'react'
import { reasonOf } from '../../shared/replica/reason-of.ts'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/reset.css'
import { api } from '../state/api.ts'
import { useSession } from '../state/session.ts'
import { useAppearance } from './appearance.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { FirstRun } from './first-run.tsx'
import { Frame } from './frame.tsx'
import { useApplyOpenedFile } from './opened-file.ts'
import { BundleDialog, JoinDialog } from './parts.ts'
import { enterPlan, newestOf } from './plans.ts'
import { useShellLink } from './shell-link.ts'
import { TroublePage } from './trouble-page.tsx'
import { WhenIdle } from './when-idle.tsx'

/** The whole window. */
export function App() {
  useAppearance()
  useShellLink()
  return (
    <ErrorBoundary>
      <Planner />
      <WhenIdle>
        <JoinDialog />
        <BundleDialog onOpenPlan={enterPlan} />
      </WhenIdle>
    </ErrorBoundary>
  )
}

/** Whether the plan that was open last has been opened again. */
type Opening =
  | { readonly kind: 'looking' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'trouble'; readonly reason: string }

async function openLast(): Promise<Opening> {
  try {
    const last = newestOf(await api().plans.list())
    if (last !== undefined && useSession.getState().plan === null) await enterPlan(last.id)
    return { kind: 'ready' }
  } catch (error) {
    return { kind: 'trouble', reason: reasonOf(error) }
  }
}

/** The open plan, or the way to one. */
function Planner() {
  const plan = useSession((state) => state.plan)
  const [opening, setOpening] = useState<Opening>({ kind: 'looking' })
  useEffect(() => void openLast().then(setOpening), [])
  useApplyOpenedFile(opening.kind === 'ready')
  if (plan !== null) return <Frame key={plan.id} plan={plan} />
  if (opening.kind === 'looking') return <main aria-busy="true" aria-label="Placard" />
  if (opening.kind === 'ready') return <FirstRun />
  return (
    <TroublePage
      title="Placard could not open your plan"
      advice="Nothing has been changed or removed. Close other windows of Placard, then try again."
      details={opening.reason}
      action="Try again"
      onAction={() => void openLast().then(setOpening)}
    />
  )
}
