import { Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { Header, MenuSection } from 'react-aria-components'
import { type Card, type PostId, statuses } from '../../../shared/plan/post.ts'
import { changePosts } from '../../state/undo.ts'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { Popover } from '../../ui/popover.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { statusWords } from '../../ui/status-words.ts'
import type { BoardActions } from './board-actions.ts'
import styles from './card-menu.module.css'
import { postCount } from './words.ts'

interface CardMenuProps {
  readonly card: Card
  /** The posts that the menu is about: the selection, or the one card. */
  readonly ids: readonly PostId[]
  readonly anchor: HTMLElement
  readonly actions: BoardActions
  readonly onClose: () => void
}

/** A card's commands; its first part moves posts between columns without a mouse. */
export function CardMenu({ card, ids, anchor, actions, onClose }: CardMenuProps) {
  const trigger = useRef(anchor)
  const run = (key: unknown) => {
    onClose()
    if (key === 'open') return actions.open(card.id)
    if (key === 'delete') return void changePosts(`Deleted ${postCount(ids.length)}`, ids, { deleted: true })
    const status = statuses.find((known) => known === key)
    if (status !== undefined) actions.move(ids, status)
  }
  return (
    <Popover triggerRef={trigger} isOpen onOpenChange={(open) => !open && onClose()} placement="bottom start">
      <Menu aria-label={ids.length === 1 ? 'This post' : postCount(ids.length)} autoFocus="first" onAction={run}>
        <MenuItem id="open" name="Open" detail="Enter" />
        <MenuSeparator />
        <MenuSection>
          <Header className={styles.heading ?? ''}>Move to</Header>
          {statuses.map((status) => (
            <MenuItem
              key={status}
              id={status}
              name={statusWords[status]}
              mark={<StatusMark status={status} />}
              isDisabled={ids.length === 1 && status === card.status}
            />
          ))}
        </MenuSection>
        <MenuSeparator />
        <MenuItem id="delete" name="Delete" icon={Trash2} detail="Del" isDanger />
      </Menu>
    </Popover>
  )
}
