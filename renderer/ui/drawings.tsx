/** The drawings of empty places and the first run: cut like a linocut, in ink with one loud colour. */

/** A placard on a stick: Placard itself. */
export function PlacardDrawing({ size = 96 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 96 96" width={size} height={size} aria-hidden="true">
      <path d="M45 54h8l2 38-5 2-6-2Z" fill="currentColor" />
      <path d="m11 10 70-4 5 48-72 5Z" fill="var(--accent)" />
      <path d="m22 22 50-3 .6 6-50 3Zm1.4 13 38-2.4.6 6-38 2.4Zm1.2 12 26-1.6.5 4-26 1.6Z" fill="var(--on-accent)" />
    </svg>
  )
}

/** Two placards held up together: a team. */
export function TeamDrawing() {
  return (
    <svg viewBox="0 0 132 96" width="132" height="96" aria-hidden="true">
      <path d="M36 56h8l1 36-5 2-5-2ZM88 52h8l3 40-5 2-6-2Z" fill="currentColor" />
      <path d="m8 20 60-6 4 42-61 4Z" fill="currentColor" />
      <path d="m17 30 42-4 .5 5-42 4Zm1 11 30-3 .5 5-30 3Z" fill="var(--paper)" />
      <path d="m60 6 62 6-5 44-61-5Z" fill="var(--accent)" />
      <path d="m69 17 44 4.3-.6 5-44-4.3Zm-1.2 11 32 3-.6 5-32-3Zm-1.2 11 21 2-.6 4-21-2Z" fill="var(--on-accent)" />
    </svg>
  )
}

/** A stack of prints, the topmost with a hill and a sun: the Library. */
export function LibraryDrawing() {
  return (
    <svg viewBox="0 0 132 96" width="132" height="96" aria-hidden="true">
      <path d="m30 12 74-6 5 60-75 6Z" fill="currentColor" />
      <path d="m22 22 84 2-1 62-84-2Z" fill="var(--accent)" />
      <path d="m29 29 70 1.6-.8 47-70-1.6Z" fill="var(--on-accent)" />
      <path d="m29 70 20-24 15 15 11-9 24 21-.2 4.600-69.800-1.600Z" fill="currentColor" />
      <path d="M80 37a7 7 0 1 1-.1 0Z" fill="var(--accent)" />
    </svg>
  )
}
