/** Chromium's Trusted Types; absent in TypeScript's DOM library. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
  createPolicy(name: 'default', rules: { createHTML(html: string): string | null }): unknown
}
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

/**
 * Lets HTML from strings be empty and nothing else. React Aria empties what it has said to screen readers with
 * `innerHTML = ''` (LiveAnnouncer.clear), for example when a date is typed after a choice from a list.
 */
export function allowEmptyHtml(): void {
  window.trustedTypes?.createPolicy('default', { createHTML: (html) => (html === '' ? html : null) })
}
