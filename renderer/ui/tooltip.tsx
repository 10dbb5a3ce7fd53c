import { Tooltip as AriaTooltip, type TooltipProps as AriaTooltipProps } from 'react-aria-components'
import styles from './tooltip.module.css'

interface TooltipProps extends Omit<AriaTooltipProps, 'className' | 'style' | 'children'> {
  readonly children: React.ReactNode
}

/** A short label that appears beside a control on hover and focus; goes inside React Aria's `TooltipTrigger`. */
export function Tooltip(props: TooltipProps) {
  return <AriaTooltip offset={6} {...props} className={styles.tooltip ?? ''} />
}
