/** Chromium's Trusted Types in a worker; absent in TypeScript's library. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

declare const trustedTypes: TrustedTypes | undefined

let policy: { createScriptURL(url: string): string } | null = null

/** The address of a worker, as the page's policy wants it: made from what the bundler put into this script alone. */
export function trustedWorkerUrl(url: string): string {
  if (typeof trustedTypes === 'undefined') return url
  policy ??= trustedTypes.createPolicy('placard-worker', { createScriptURL: (own) => own })
  return policy.createScriptURL(url)
}
