import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'

/**
 * Names a row for ever, so that a second import can skip it: by its link where it has one, else by its text and its date
 * as written. The zone and the columns that the person chose make no difference. 32 hex digits.
 */
export function importKey(link: string | null, text: string, date: string): string {
  const subject = link === null ? `text\n${date.trim()}\n${text.trim()}` : `link\n${sameLink(link)}`
  const bytes = digest(encodeUtf8(subject))
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Addresses of one post differ in scheme, `www.`, a last slash, tracking parameters, and by X's two domains. */
function sameLink(link: string): string {
  const [address = ''] = link.split(/[?#]/, 1)
  const isQueryAddressed = /\/(?:watch|permalink\.php|story\.php|photo\.php)$/.test(address)
  return (isQueryAddressed ? link : address)
    .replace(/^https?:\/\/(?:www\.|mobile\.|m\.)?/i, '')
    .replace(/^twitter\.com\//i, 'x.com/')
    .replace(/\/$/, '')
}
