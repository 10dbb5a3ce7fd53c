/**
 * The policy of every page that the app serves itself. `nonce` marks the style elements that React Aria and CodeMirror
 * insert; it is new for each load.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    // `default` lets HTML be empty and nothing else (renderer/app/trusted-types.ts).
    'trusted-types placard-worker default',
  ].join('; ')
}
