import {
  CalendarDays,
  CircleQuestionMark,
  Columns3,
  Images,
  type LucideIcon,
  Search,
  Settings2,
  Users,
} from 'lucide-react'
import { Button, TooltipTrigger } from 'react-aria-components'
import type { PlanEntry } from '../../shared/ipc/plan-api.ts'
import { usePeople } from '../state/people.ts'
import { type Screen, useSession } from '../state/session.ts'
import { Faces } from '../ui/faces.tsx'
import { Icon } from '../ui/icon.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { useHelp } from './help/help-store.ts'
import { PlanMenu } from './plan-menu.tsx'
import { isMac } from './platform.ts'
import styles from './rail.module.css'
import { shortcutWords } from './shortcuts.ts'
import { StatusPill } from './status-pill.tsx'

const places: readonly {
  readonly screen: Screen
  readonly name: string
  readonly icon: LucideIcon
  readonly key: string
}[] = [
  { screen: 'calendar', name: 'Calendar', icon: CalendarDays, key: '1' },
  { screen: 'board', name: 'Board', icon: Columns3, key: '2' },
  { screen: 'library', name: 'Library', icon: Images, key: '3' },
  { screen: 'team', name: 'Team', icon: Users, key: '4' },
  { screen: 'settings', name: 'Settings', icon: Settings2, key: '5' },
]

/** The way between screens; the plan and its people above, the truth about saving below. */
export function Rail({ plan, name }: { readonly plan: PlanEntry; readonly name: string }) {
  const screen = useSession((state) => state.screen)
  const show = useSession((state) => state.show)
  const setPalette = useSession((state) => state.setPalette)
  const people = usePeople()
  return (
    <header className={styles.rail}>
      <PlanMenu plan={plan} name={name} />
      <div className={styles.faces}>
        <Faces people={people} shown={2} />
      </div>
      <nav aria-label="Screens" className={styles.places}>
        {places.map((place) => (
          <RailButton
            key={place.screen}
            name={place.name}
            keys={place.key}
            icon={place.icon}
            isCurrent={place.screen === screen}
            onPress={() => show(place.screen)}
          />
        ))}
      </nav>
      <RailButton name="Find or do anything" keys="mod+k" icon={Search} onPress={() => setPalette(true)} />
      <RailButton name="Help" keys="f1" icon={CircleQuestionMark} onPress={() => useHelp.getState().show()} />
      <StatusPill />
    </header>
  )
}

interface RailButtonProps {
  readonly name: string
  readonly keys: string
  readonly icon: LucideIcon
  readonly isCurrent?: boolean
  readonly onPress: () => void
}

function RailButton({ name, keys, icon, isCurrent, onPress }: RailButtonProps) {
  return (
    <TooltipTrigger delay={200} closeDelay={0}>
      <Button
        className={styles.place ?? ''}
        aria-label={name}
        {...(isCurrent === true && { 'aria-current': 'page' })}
        onPress={onPress}
      >
        <Icon icon={icon} size={20} />
      </Button>
      <Tooltip placement="right">
        {name} <span className={styles.keys}>{shortcutWords(keys, isMac)}</span>
      </Tooltip>
    </TooltipTrigger>
  )
}
