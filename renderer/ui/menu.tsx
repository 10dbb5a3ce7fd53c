import { Check, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components'
import { classes } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './list-box.module.css'
import { Popover } from './popover.tsx'

interface MenuListProps extends Omit<MenuProps<object>, 'children' | 'className' | 'style' | 'items'> {
  readonly children: ReactNode
}

/** The rows of a menu. Goes inside a `Popover`, that inside React Aria's `MenuTrigger` or opened with `triggerRef`. */
export function Menu(props: MenuListProps) {
  return <AriaMenu {...props} className={styles.list ?? ''} />
}

interface MenuItemProps extends Omit<AriaMenuItemProps, 'children' | 'className' | 'style' | 'textValue'> {
  readonly name: string
  readonly icon?: LucideIcon | undefined
  /** A mark instead of an icon, such as a status or a face. */
  readonly mark?: ReactNode
  /** Muted words at the end, such as a shortcut. */
  readonly detail?: string | undefined
  readonly isDanger?: boolean
}

/** One action of a menu. */
export function MenuItem({ name, icon, mark, detail, isDanger = false, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem {...props} textValue={name} className={classes(styles.item, isDanger && styles.danger)}>
      {({ selectionMode }) => (
        <>
          {icon !== undefined && <Icon icon={icon} />}
          {mark}
          <span className={styles.name}>{name}</span>
          {detail !== undefined && <span className={styles.detail}>{detail}</span>}
          {selectionMode !== 'none' && (
            <span className={styles.check}>
              <Icon icon={Check} />
            </span>
          )}
        </>
      )}
    </AriaMenuItem>
  )
}

/** A line between groups of actions. */
export function MenuSeparator() {
  return <Separator className={styles.separator ?? ''} />
}

interface SubmenuProps {
  readonly name: string
  readonly icon?: LucideIcon
  readonly children: ReactNode
}

/** An action that opens further actions beside it: `children` is their `Menu`. */
export function Submenu({ name, icon, children }: SubmenuProps) {
  return (
    <SubmenuTrigger>
      <MenuItem name={name} icon={icon} detail="›" />
      <Popover>{children}</Popover>
    </SubmenuTrigger>
  )
}
