import type { Command } from '../state/commands.ts'
import type { FilterChoice } from './filter-choices.ts'

const mostCommands = 7
const mostNames = 6

const words = (typed: string) => typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)

/** How well the words fit a text: 0 not at all, more for words that begin one of the text's. */
function fitness(wanted: readonly string[], text: string): number {
  const lower = text.toLocaleLowerCase()
  let sum = 1
  for (const word of wanted) {
    const at = lower.indexOf(word)
    if (at < 0) return 0
    sum += at === 0 ? 3 : lower[at - 1] === ' ' ? 2 : 0
  }
  return sum
}

function best<T>(things: readonly T[], score: (thing: T) => number, most: number): readonly T[] {
  return things
    .map((thing) => ({ thing, score: score(thing) }))
    .filter((scored) => scored.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ thing }) => thing)
}

/** The commands that the typed words mean, best first; without words, those with a key first. */
export function foundCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = words(typed)
  const others = commands.filter(({ id }) => id !== 'palette')
  return best(
    others,
    ({ label, keywords = '', shortcut }) =>
      wanted.length === 0
        ? Number(shortcut !== undefined) + 1
        : 2 * fitness(wanted, label) || fitness(wanted, `${label} ${keywords}`),
    mostCommands,
  )
}

/** The tags, channels, campaigns, people and statuses that the typed words mean, best first. */
export function foundNames(choices: readonly FilterChoice[], typed: string): readonly FilterChoice[] {
  const wanted = words(typed)
  return best(choices, ({ name }) => fitness(wanted, name), mostNames)
}
