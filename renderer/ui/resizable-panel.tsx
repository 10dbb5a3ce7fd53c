import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import styles from './resizable-panel.module.css'

interface ResizablePanelProps {
  readonly label: string
  /** Pixels. */
  readonly width: number
  readonly min: number
  readonly max: number
  readonly onResize: (width: number) => void
  readonly children: ReactNode
}

const step = 24
const stepOf: Readonly<Record<string, number>> = {
  ArrowLeft: step,
  ArrowRight: -step,
  PageUp: step * 4,
  PageDown: -step * 4,
}

/** A panel at the right whose left edge is dragged, or moved with the arrow keys. */
export function ResizablePanel({ label, width, min, max, onResize, children }: ResizablePanelProps) {
  const [dragged, setDragged] = useState<number | null>(null)
  const grip = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const within = (wanted: number) => Math.round(Math.min(max, Math.max(min, wanted)))
  const shown = within(dragged ?? width)
  const grab = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, width: shown }
  }
  const drag = (event: PointerEvent) => {
    if (grip.current !== null) setDragged(within(grip.current.width + grip.current.x - event.clientX))
  }
  const release = () => {
    grip.current = null
    if (dragged !== null) onResize(dragged)
    setDragged(null)
  }
  const keyed = (event: KeyboardEvent) => {
    const wanted = event.key === 'Home' ? max : event.key === 'End' ? min : shown + (stepOf[event.key] ?? 0)
    if (wanted === shown) return
    event.preventDefault()
    onResize(within(wanted))
  }
  return (
    <section aria-label={label} className={styles.panel} style={{ width: shown }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged; this is ARIA's window splitter */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={`Width of the ${label.toLocaleLowerCase()}`}
        aria-orientation="vertical"
        aria-valuenow={shown}
        aria-valuemin={min}
        aria-valuemax={max}
        className={styles.edge}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={release}
        onLostPointerCapture={release}
        onKeyDown={keyed}
      />
      {children}
    </section>
  )
}
