import type { LucideIcon } from 'lucide-react'
import { Button, type ButtonProps, TooltipTrigger } from 'react-aria-components'
import { classes } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './icon-button.module.css'
import { Tooltip } from './tooltip.tsx'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'className' | 'style'> {
  /** What it does: its name for screen readers and its tooltip. */
  readonly label: string
  readonly icon: LucideIcon
  /** Shown as switched on. */
  readonly isActive?: boolean
  readonly size?: 16 | 20
}

/** A button that shows only an icon. */
export function IconButton({ label, icon, isActive = false, size = 16, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button {...props} aria-label={label} className={classes(styles.button, isActive && styles.active)}>
        <Icon icon={icon} size={size} />
      </Button>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  )
}
