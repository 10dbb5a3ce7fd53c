import type { Channel, Platform } from '../../shared/plan/lists.ts'

/** How each platform is called on the screen. */
export const platformWords: Readonly<Record<Platform, string>> = {
  x: 'X',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  threads: 'Threads',
  instagram: 'Instagram',
  facebook: 'Facebook',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  youtube: 'YouTube',
  email: 'Email',
}

/** How a channel is called: by its name, else its handle, else its platform. */
export const channelWords = ({ name, handle, platform }: Channel): string => name || handle || platformWords[platform]
