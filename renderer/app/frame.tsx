import { proxy } from 'comlink'
import { useEffect, useMemo, useState } from 'react'
import type { PlanEntry } from '../../shared/ipc/plan-api.ts'
import { AddingCard } from '../features/library/adding-card.tsx'
import { useMediaDrop } from '../features/library/use-media-drop.ts'
import { api } from '../state/api.ts'
import { useLists } from '../state/lists.ts'
import { usePreferences } from '../state/preferences.ts'
import { type Screen, useSession } from '../state/session.ts'
import { useWatch } from '../state/watch.ts'
import { InTurn } from '../ui/in-turn.tsx'
import { ResizablePanel } from '../ui/resizable-panel.tsx'
import { ScreenSlots } from '../ui/screen-slots.tsx'
import { ClosingDialog } from './closing-dialog.tsx'
import { useCoreCommands } from './core-commands.ts'
import styles from './frame.module.css'
import { Notice } from './notice.tsx'
import { Composer, Help, ImportDialog, loadOtherParts, Palette, screens } from './parts.ts'
import { Rail } from './rail.tsx'
import { useReturnFocus } from './return-focus.ts'
import { ScreenHeader } from './screen-header.tsx'
import { useShortcuts } from './shortcuts.ts'
import { StandingBanner } from './standing-banner.tsx'
import { WhenIdle } from './when-idle.tsx'

const panel = { min: 420, max: 560 }
const screenNames: Readonly<Record<Screen, string>> = {
  calendar: 'Calendar',
  board: 'Board',
  library: 'Library',
  team: 'Team',
  settings: 'Settings',
}

/** An open plan: the rail, the screen, and the post that is open beside it. */
export function Frame({ plan }: { readonly plan: PlanEntry }) {
  const screen = useSession((state) => state.screen)
  const name = useLists((state) => state.lists.plan.name) || plan.name
  useWatch(() => api().lists.watch(proxy(useLists.getState().setLists)), [plan.id])
  useCoreCommands()
  useShortcuts()
  useMediaDrop()
  useEffect(loadOtherParts, [])
  useEffect(() => {
    document.title = `${screenNames[screen]} · ${name} · Placard`
  }, [screen, name])
  return (
    <div className={styles.frame}>
      <Rail plan={plan} name={name} />
      <ScreenArea screen={screen} />
      <DetailPanel />
      <div className={styles.notices}>
        <AddingCard />
        <Notice />
      </div>
      <WhenIdle>
        <Palette />
        <Help />
        <ImportDialog />
        <ClosingDialog />
      </WhenIdle>
    </div>
  )
}

function ScreenArea({ screen }: { readonly screen: Screen }) {
  const [title, setTitle] = useState<HTMLElement | null>(null)
  const [controls, setControls] = useState<HTMLElement | null>(null)
  const slots = useMemo(() => ({ title, controls }), [title, controls])
  const ScreenBody = screens[screen]
  return (
    <main className={styles.screen} aria-label={screenNames[screen]}>
      <StandingBanner />
      <ScreenHeader screen={screen} name={screenNames[screen]} setTitle={setTitle} setControls={setControls} />
      <div className={styles.body}>
        <ScreenSlots value={slots}>
          <InTurn>
            <ScreenBody />
          </InTurn>
        </ScreenSlots>
      </div>
    </main>
  )
}

function DetailPanel() {
  const post = useSession((state) => state.openPost)
  const width = usePreferences((state) => state.panelWidth)
  const set = usePreferences((state) => state.set)
  useReturnFocus(post)
  if (post === null) return null
  return (
    <div className={styles.panel}>
      <ResizablePanel label="Post" width={width} {...panel} onResize={(panelWidth) => set({ panelWidth })}>
        <Composer key={post} postId={post} />
      </ResizablePanel>
    </div>
  )
}
