import type { IncomingHttpHeaders } from 'node:http'

/** Who may talk to the host. */
export interface Door {
  /** `127.0.0.1:47654`: any other Host header is a name that was pointed at us. */
  readonly authority: string
  readonly cookie: string
}

/** The cookie's name. */
export const cookieName = 'placard'

/** The status that refuses a request for a part of the page, or null if it may pass. */
export function refusePage(headers: IncomingHttpHeaders, door: Door): 403 | 421 | null {
  return refuseStranger(headers, door) ?? (hasCookie(headers, door) ? null : 403)
}

/** The same for the entrance, where there is no cookie yet. */
export function refuseStranger(headers: IncomingHttpHeaders, door: Door): 403 | 421 | null {
  if (headers.host !== door.authority) return 421
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'none' || site === 'same-origin' ? null : 403
}

/** The same for the WebSocket: it must come from our own page. */
export function refuseSocket(headers: IncomingHttpHeaders, door: Door): 403 | 421 | null {
  if (headers.host !== door.authority) return 421
  return headers.origin === `http://${door.authority}` && hasCookie(headers, door) ? null : 403
}

function hasCookie(headers: IncomingHttpHeaders, door: Door): boolean {
  const cookies = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return cookies.includes(`${cookieName}=${door.cookie}`)
}
