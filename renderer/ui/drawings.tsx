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

/** A wall of notes with one missing. */
export function WallDrawing() {
  return (
    <svg viewBox="0 0 120 80" width="120" height="80" aria-hidden="true">
      <path d="M6 6h108v4H6Z" fill="currentColor" />
      <path
        d="m12 18 28-1 1 25-28 1Zm36-1h27l-1 26-27-1Zm35 0 26 1-1 25-26-1ZM12 50l27-1v24l-26 1Zm72-1h25l-1 25-25-1Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
      <path d="m49 51 25-2 2 24-25 2Z" fill="var(--accent)" />
      <path
        d="M16 24h18M16 30h14M52 24h18M52 30h10M88 24h16M88 30h12M16 56h18M16 62h12M88 56h16M88 62h9"
        stroke="currentColor"
        strokeWidth="2"
      />
    </svg>
  )
}
