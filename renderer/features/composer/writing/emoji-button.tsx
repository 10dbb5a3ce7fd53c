import type { EditorView } from '@codemirror/view'
import { EmojiPicker } from 'frimousse'
import { Smile } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { DialogTrigger } from 'react-aria-components'
import { IconButton } from '../../../ui/icon-button.tsx'
import { PopoverDialog } from '../../../ui/popover.tsx'
import styles from './emoji-button.module.css'
import { emojiData } from './emoji-data.ts'
import { insertWords } from './insert.ts'

type Parts = NonNullable<ComponentProps<typeof EmojiPicker.List>['components']>

const parts: Parts = {
  CategoryHeader: ({ category, ...props }) => (
    <div {...props} className={styles.category}>
      {category.label}
    </div>
  ),
  Emoji: ({ emoji, ...props }) => (
    <button {...props} type="button" className={styles.emoji} data-active={emoji.isActive || undefined}>
      {emoji.emoji}
    </button>
  ),
}

/** Emoji by name or by looking for them, put where the caret is. */
export function EmojiButton({ view }: { readonly view: EditorView }) {
  const [isOpen, setOpen] = useState(false)
  const pick = (emoji: string) => {
    setOpen(false)
    insertWords(view, emoji)
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton label="Emoji" icon={Smile} />
      <PopoverDialog label="Emoji">
        <EmojiPicker.Root
          className={styles.picker}
          columns={9}
          resolveEmojiData={emojiData}
          onEmojiSelect={({ emoji }) => pick(emoji)}
        >
          <div className={styles.top}>
            <EmojiPicker.Search className={styles.search} aria-label="Find an emoji" placeholder="Find…" autoFocus />
            <EmojiPicker.SkinToneSelector className={styles.tone} />
          </div>
          <EmojiPicker.Viewport className={styles.viewport}>
            <EmojiPicker.Loading className={styles.note}>Loading…</EmojiPicker.Loading>
            <EmojiPicker.Empty className={styles.note}>No emoji of that name.</EmojiPicker.Empty>
            <EmojiPicker.List aria-label="Emoji" components={parts} />
          </EmojiPicker.Viewport>
          <EmojiPicker.ActiveEmoji>
            {({ emoji }) => <p className={styles.active}>{emoji?.label ?? 'Arrow keys choose, Enter inserts.'}</p>}
          </EmojiPicker.ActiveEmoji>
        </EmojiPicker.Root>
      </PopoverDialog>
    </DialogTrigger>
  )
}
