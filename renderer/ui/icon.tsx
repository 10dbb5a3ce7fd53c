import type { LucideIcon } from 'lucide-react'

interface IconProps {
  readonly icon: LucideIcon
  readonly size?: 16 | 20
}

/** One icon of the set, drawn with a stroke of 1.5 px; the text beside it says what it means. */
export function Icon({ icon: Glyph, size = 16 }: IconProps) {
  return <Glyph size={size} strokeWidth={1.5} absoluteStrokeWidth aria-hidden="true" />
}
