import type { Asset, Crop } from '../../../../shared/plan/asset.ts'
import type { Platform } from '../../../../shared/plan/lists.ts'
import { platformRules } from '../../../../shared/platforms/platform-rules.ts'

/**
 * Whether a platform shows so many pictures side by side in a strip to swipe, not in a grid. Bluesky's app does so above
 * four (https://github.com/bluesky-social/social-app/pull/10720, checked 2026-11-25).
 */
export const isStrip = (platform: Platform, count: number): boolean =>
  platform === 'instagram' || platform === 'threads' || (platform === 'bluesky' && count > 4)

/** Width over height of the place in which a platform shows each of so many pictures. */
export function frameRatios(platform: Platform, natural: readonly number[]): readonly number[] {
  const [first = 1] = natural
  if (platform === 'tiktok') return natural.slice(0, 1).map(() => 9 / 16)
  if (platform === 'youtube') return natural.slice(0, 1).map(() => 16 / 9)
  if (platform === 'email') return natural
  if (isStrip(platform, natural.length)) {
    const { minRatio = 3 / 4, maxRatio = 1.91 } = platformRules[platform].media
    return natural.map(() => clamp(first, minRatio, maxRatio))
  }
  if (natural.length === 1) return [clamp(first, 3 / 4, 2)]
  if (natural.length === 2) return [7 / 8, 7 / 8]
  return natural.slice(0, 4).map(() => 16 / 9)
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The part of a picture, in shares of it, that fills a frame: its crop for the channel, or around what must stay in sight. */
export function visiblePart({ width, height, focus }: Asset, crop: Crop | undefined, ratio: number): Crop {
  const whole = crop ?? { x: 0, y: 0, width: 1, height: 1 }
  const own = (whole.width * width) / Math.max(1, whole.height * height)
  const part =
    own > ratio
      ? { width: (whole.width * ratio) / own, height: whole.height }
      : { width: whole.width, height: (whole.height * own) / ratio }
  const centre =
    crop === undefined && focus !== null ? focus : { x: whole.x + whole.width / 2, y: whole.y + whole.height / 2 }
  return {
    ...part,
    x: clamp(centre.x - part.width / 2, whole.x, whole.x + whole.width - part.width),
    y: clamp(centre.y - part.height / 2, whole.y, whole.y + whole.height - part.height),
  }
}
