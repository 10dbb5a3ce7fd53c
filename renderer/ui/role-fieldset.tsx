import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Keys, beside those of letters, that change something in some field. */
const changing: ReadonlySet<string> = new Set(['Enter', 'Backspace', 'Delete', 'ArrowUp', 'ArrowDown'])

interface RoleFieldsetProps {
  readonly className: string | undefined
  readonly isDisabled: boolean
  readonly children: ReactNode
}

/**
 * Fields that only some roles may change. When the role changes while the keyboard is in one of them it stays there, and
 * changes nothing more; once it has gone elsewhere they are as disabled as others.
 */
export function RoleFieldset({ className, isDisabled, children }: RoleFieldsetProps) {
  const fieldset = useRef<HTMLFieldSetElement>(null)
  const [before, setBefore] = useState(isDisabled)
  const [isHeld, setHeld] = useState(false)
  if (before !== isDisabled) {
    setBefore(isDisabled)
    setHeld(isDisabled && fieldset.current?.contains(document.activeElement) === true)
  }
  useEffect(() => {
    const { current } = fieldset
    if (isHeld && current !== null) return hold(current, () => setHeld(false))
    return undefined
  }, [isHeld])
  return (
    <fieldset
      ref={fieldset}
      className={className}
      disabled={isDisabled && !isHeld}
      aria-disabled={isDisabled || undefined}
    >
      {children}
    </fieldset>
  )
}

/** Lets nothing in the fields be changed, and tells when the keyboard has left them. Returns how to end that. */
function hold(fields: HTMLElement, onLeft: () => void): () => void {
  const { activeElement } = document
  const text =
    activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement ? activeElement : null
  const wasReadOnly = text?.readOnly ?? false
  if (text !== null) text.readOnly = true
  const end = new AbortController()
  const listen = <K extends keyof HTMLElementEventMap>(type: K, take: (event: HTMLElementEventMap[K]) => void) =>
    fields.addEventListener(type, take, { capture: true, signal: end.signal })
  const refuse = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  listen('beforeinput', refuse)
  listen('pointerdown', refuse)
  listen('click', refuse)
  listen('keydown', (event) => {
    const { key, ctrlKey, metaKey } = event
    if (!ctrlKey && !metaKey && (key.length === 1 || changing.has(key))) refuse(event)
  })
  listen('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && fields.contains(relatedTarget))) onLeft()
  })
  return () => {
    end.abort()
    if (text !== null) text.readOnly = wasReadOnly
  }
}
