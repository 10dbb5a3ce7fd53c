import { decodeHTMLStrict } from 'entities'

/**
 * Decodes HTML entities once, as platforms write them into their exports: `&amp;lt;` becomes `&lt;`. Only entities with
 * their semicolon count, so that `?a=1&copy=2` in a link stays as it is.
 */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text
}
