import type { Platform } from '../plan/lists.ts'

const ellipsis = '…'

/** How a platform writes a link in a post, which it may shorten. */
export function shownLink(platform: Platform, link: string): string {
  switch (platform) {
    case 'bluesky':
      return onBluesky(link)
    case 'mastodon':
      return shortened(link.replace(/^https?:\/\/(?:www\.)?/i, ''), 30)
    case 'x':
    case 'threads':
      return shortened(link.replace(/^https?:\/\/(?:www\.)?/i, ''), 26)
    default:
      return link
  }
}

/** Mastodon shows 30 characters (app/lib/text_formatter.rb, checked 2026-11-24); X and Threads about 26, as seen there. */
const shortened = (link: string, length: number) => (link.length > length ? link.slice(0, length) + ellipsis : link)

/**
 * The host, and the path up to 15 characters
 * (https://github.com/bluesky-social/social-app, src/lib/strings/url-helpers.ts, checked 2026-11-24).
 */
function onBluesky(link: string): string {
  const parts = /^(?:https?:\/\/)?([^/?#]+)([\s\S]*)$/i.exec(link)
  if (parts === null) return link
  const [, host = '', rest = ''] = parts
  const path = rest === '/' ? '' : rest
  return path.length > 15 ? `${host}${path.slice(0, 13)}...` : host + path
}
