import type { UseId } from '../../../../shared/plan/post.ts'

/** Brings a picture or film of the open post into sight, and the keyboard to its description. */
export function goToUse(use: UseId): void {
  const row = document.querySelector(`[data-use="${CSS.escape(use)}"]`)
  unfold(row)
  requestAnimationFrame(() => {
    row?.scrollIntoView({ block: 'nearest' })
    row?.querySelector('textarea')?.focus({ preventScroll: true })
  })
}

/** Opens the part of the composer in which something stands. */
function unfold(element: Element | null): void {
  const fold = element?.closest('[data-fold]:not([data-expanded])')
  fold?.querySelector<HTMLElement>('button[aria-expanded="false"]')?.click()
}
