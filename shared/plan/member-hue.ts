import { type Hue, hues } from './lists.ts'

/** The same hue for the same person everywhere, spread over all of them: what a member has before anyone chose another. */
export function memberHue(id: string): Hue {
  const sum = [...id].reduce((total, character) => total + character.charCodeAt(0), 0)
  return hues[sum % hues.length] ?? 'blue'
}
