import type { KeyboardEvent } from 'react'

/** For the input of a combobox: Escape closes its open list, and nothing around it. */
export function keepEscape(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Escape' && event.currentTarget.getAttribute('aria-expanded') === 'true') event.stopPropagation()
}
