import { Check, FlaskConical, Plus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Button, Header, MenuSection, MenuTrigger } from 'react-aria-components'
import type { PlanEntry } from '../../shared/ipc/plan-api.ts'
import { reasonOf } from '../../shared/replica/reason-of.ts'
import { api } from '../state/api.ts'
import { useUndo } from '../state/undo.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import listStyles from '../ui/list-box.module.css'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { Popover } from '../ui/popover.tsx'
import { useJoinRequest } from './join-request.ts'
import { NewPlanForm } from './new-plan-form.tsx'
import styles from './plan-menu.module.css'
import { enterPlan, lookAround } from './plans.ts'

interface PlanMenuProps {
  readonly plan: PlanEntry
  readonly name: string
}

const tell = (error: unknown) => useUndo.getState().notify(`That plan could not be opened: ${reasonOf(error)}`)
const initials = (name: string) => [...name.trim()].slice(0, 2).join('')

/** The open plan's name, and the way to the others on this computer. */
export function PlanMenu({ plan, name }: PlanMenuProps) {
  const [plans, setPlans] = useState<readonly PlanEntry[]>([plan])
  const [isStarting, setStarting] = useState(false)
  const load = (isOpen: boolean) => {
    if (isOpen) void api().plans.list().then(setPlans, tell)
  }
  return (
    <>
      <MenuTrigger onOpenChange={load}>
        <Button className={styles.plan ?? ''} aria-label={`Plan: ${name}`}>
          <span data-initials={initials(name)} />
        </Button>
        <Popover placement="right top">
          <Menu aria-label="Plans">
            <MenuSection aria-label="Plans on this computer">
              <Header className={listStyles.heading ?? ''}>Plans on this computer</Header>
              {plans.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  name={entry.id === plan.id ? name : entry.name}
                  mark={<span className={styles.tick}>{entry.id === plan.id && <Icon icon={Check} />}</span>}
                  detail={entry.sample ? 'sample' : undefined}
                  onAction={() => void (entry.id !== plan.id && enterPlan(entry.id).catch(tell))}
                />
              ))}
            </MenuSection>
            <MenuSeparator />
            <MenuItem id="start" name="Start another plan…" icon={Plus} onAction={() => setStarting(true)} />
            <MenuItem
              id="join"
              name="Join with an invitation…"
              icon={UserPlus}
              onAction={() => useJoinRequest.getState().ask('')}
            />
            {!plans.some(({ sample }) => sample) && (
              <MenuItem
                id="sample"
                name="Look around the sample plan"
                icon={FlaskConical}
                onAction={() => void lookAround().catch(tell)}
              />
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Dialog title="Start another plan" isOpen={isStarting} onClose={() => setStarting(false)}>
        <NewPlanForm onDone={() => setStarting(false)} />
      </Dialog>
    </>
  )
}
