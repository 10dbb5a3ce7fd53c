import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { classes } from './class-names.ts'
import { Icon } from './icon.tsx'

/** A button’s words, mark and weight; the rest is React Aria’s. */
export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `primary` is for the one main action of a screen; `plain` has no border. */
  readonly variant?: 'primary' | 'quiet' | 'plain' | 'danger'
  readonly icon?: LucideIcon | undefined
  readonly children: ReactNode
}

/** A button with words. */
export function Button({ variant = 'quiet', icon, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={classes(styles.button, styles[variant])}>
      {icon !== undefined && <Icon icon={icon} />}
      <span className={styles.words}>{children}</span>
    </AriaButton>
  )
}
