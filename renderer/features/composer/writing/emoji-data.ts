import type { Emoji, MessagesDataset } from 'emojibase'
import type { EmojiPicker } from 'frimousse'
import type { ComponentProps } from 'react'

type Resolver = NonNullable<ComponentProps<typeof EmojiPicker.Root>['resolveEmojiData']>

/** Unicode's emoji version that computers of the last three years can draw. */
const newest = 15
/** Parts of emoji, such as skin tones by themselves. */
const componentGroup = 2
const tones = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const

const capital = (label: string) => label.charAt(0).toUpperCase() + label.slice(1)

/** All emoji with their names and groups, from the app's own files: nothing is fetched from anywhere. */
export const emojiData: Resolver = async (locale) => {
  const [{ default: emojis }, { default: messages }] = await Promise.all([
    import('emojibase-data/en/data.json'),
    import('emojibase-data/en/messages.json'),
  ])
  return {
    locale,
    emojis: emojis.filter(isShown).map((emoji) => ({
      emoji: emoji.emoji,
      category: emoji.group ?? 0,
      label: capital(emoji.label),
      version: emoji.version,
      tags: emoji.tags ?? [],
      skins: skinsOf(emoji),
    })),
    categories: messages.groups
      .filter(({ order }) => order !== componentGroup)
      .map(({ order, message }) => ({ index: order, label: capital(message) })),
    skinTones: toneWords(messages),
  }
}

const isShown = ({ group, version }: Emoji) => group !== undefined && group !== componentGroup && version <= newest

function skinsOf({ emoji, skins = [] }: Emoji): Record<(typeof tones)[number], string> | undefined {
  if (skins.length === 0) return undefined
  const of = (tone: number) => skins.find((skin) => skin.tone === tone)?.emoji ?? emoji
  return { light: of(1), 'medium-light': of(2), medium: of(3), 'medium-dark': of(4), dark: of(5) }
}

function toneWords({ skinTones }: MessagesDataset): Record<(typeof tones)[number], string> {
  const of = (tone: (typeof tones)[number]) => capital(skinTones.find(({ key }) => key === tone)?.message ?? tone)
  return {
    light: of('light'),
    'medium-light': of('medium-light'),
    medium: of('medium'),
    'medium-dark': of('medium-dark'),
    dark: of('dark'),
  }
}
