import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import type { Suggestion } from '../../../../shared/ipc/plan-api.ts'
import { hashtagsIn } from '../../../../shared/plan/hashtags.ts'
import type { Lists } from '../../../../shared/plan/lists.ts'

/** Where suggestions come from: the plan's posts, asked of the worker, and the team's lists. */
export interface SuggestionSources {
  ask(typed: string, limit: number): Promise<readonly Suggestion[]>
  lists(): Lists
}

const begun = /(?<![\p{L}\p{N}\p{M}_&/])[#＃@＠][-.@_\p{L}\p{N}\p{M}\u200c\u200d]*/u
const most = 8

/** What the team's lists have for something begun: hashtags of groups, channels and tags, or the channels' handles. */
export function listedWords({ channels, hashtagGroups, tags }: Lists, typed: string): readonly string[] {
  const words = /^[@＠]/.test(typed)
    ? channels.map(({ handle }) => handle).filter((handle) => handle.startsWith('@'))
    : [
        ...hashtagGroups.flatMap(({ hashtags }) => hashtags),
        ...channels.flatMap(({ hashtags = [] }) => hashtags),
        ...tags.flatMap(({ name }) => hashtagsIn(name.replaceAll(/\s+/g, ''))),
      ]
  const beginning = typed.toLowerCase()
  return [...new Set(words)].filter((word) => word.toLowerCase().startsWith(beginning))
}

/** Suggestions for something begun: what posts use first, then what only the lists know; never what stands there already. */
export async function suggestionsFor(typed: string, { ask, lists }: SuggestionSources): Promise<readonly Completion[]> {
  const used = await ask(typed, most)
  const known = new Set(used.map(({ word }) => word.toLowerCase()))
  const listed = listedWords(lists(), typed).filter((word) => !known.has(word.toLowerCase()))
  return [...used.map(({ word, posts }) => ({ word, posts })), ...listed.map((word) => ({ word, posts: 0 }))]
    .filter(({ word }) => word !== typed)
    .slice(0, most)
    .map(({ word, posts }, place) => ({
      label: word,
      boost: -place,
      ...(posts > 0 ? { detail: posts === 1 ? '1 post' : `${posts.toLocaleString()} posts` } : {}),
    }))
}

/** Suggests hashtags and people while they are being typed. Nothing is taken without an arrow key: Enter stays a new line. */
export function suggestions(sources: SuggestionSources): Extension {
  async function complete(context: CompletionContext): Promise<CompletionResult | null> {
    const match = context.matchBefore(begun)
    if (match === null) return null
    const options = await suggestionsFor(match.text, sources)
    return options.length === 0 ? null : { from: match.from, options, filter: false }
  }
  // Nothing is selected when it opens, so that no key that comes too early can take something.
  return autocompletion({ override: [complete], icons: false, selectOnOpen: false, interactionDelay: 0 })
}
