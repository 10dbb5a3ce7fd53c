import type { ReactNode } from 'react'
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps, Dialog } from 'react-aria-components'
import { classes } from './class-names.ts'
import styles from './popover.module.css'

interface PopoverProps extends Omit<AriaPopoverProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode
}

/** The floating paper that lists and menus lie on. */
export function Popover(props: PopoverProps) {
  return <AriaPopover offset={4} {...props} className={styles.popover ?? ''} />
}

interface PopoverDialogProps extends PopoverProps {
  /** What it is about, for screen readers. */
  readonly label: string
}

/** A popover with something to read or fill in; goes inside React Aria's `DialogTrigger`, or is opened with `isOpen` and `triggerRef`. */
export function PopoverDialog({ label, children, ...props }: PopoverDialogProps) {
  return (
    <AriaPopover offset={8} {...props} className={classes(styles.popover, styles.padded)}>
      <Dialog aria-label={label} className={styles.dialog ?? ''}>
        {children}
      </Dialog>
    </AriaPopover>
  )
}
