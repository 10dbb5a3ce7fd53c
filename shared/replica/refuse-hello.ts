import { type Hello, protocolVersion } from './frames.ts'
import type { DocId } from './store.ts'

/** Why this side will not talk to one that introduces itself so, in words for people; null if it will [HL2]. */
export function refuseHello(
  hello: Hello,
  own: { readonly planTag: string; readonly scope: DocId | null; readonly nonce: string },
): string | null {
  if (hello.version !== protocolVersion) {
    return `The other side speaks version ${hello.version} of the protocol, this device version ${protocolVersion}: update the older one.`
  }
  if (hello.planTag !== own.planTag) return 'The other side has another plan open.'
  if (hello.scope !== own.scope) return 'The other side asks for another document.'
  return hello.nonce === own.nonce ? 'This device is talking to itself.' : null
}
