import type { UseId } from '../../../../shared/plan/post.ts'

/** Brings a picture or film of the open post into sight, and the keyboard to its description. */
export function goToUse(use: UseId): void {
  const row = document.querySelector(`[data-use="${CSS.escape(use)}"]`)
  row?.scrollIntoView({ block: 'nearest' })
  row?.querySelector('textarea')?.focus({ preventScroll: true })
}
