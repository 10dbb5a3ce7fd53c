import type { EditorView } from '@codemirror/view'
import { Hash } from 'lucide-react'
import { Header, MenuSection, MenuTrigger } from 'react-aria-components'
import type { Channel } from '../../../../shared/plan/lists.ts'
import { titleOf } from '../../../../shared/plan/post-document.ts'
import { useLists } from '../../../state/lists.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import listStyles from '../../../ui/list-box.module.css'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { insertHashtags, insertWords } from './insert.ts'

interface InsertMenuProps {
  readonly view: EditorView
  /** The channel whose text is written; null for the shared text. */
  readonly channel: Channel | null
}

/** The team's hashtag groups and snippets, and the channel's own hashtags, put where the caret is. */
export function InsertMenu({ view, channel }: InsertMenuProps) {
  const { hashtagGroups, snippets } = useLists((state) => state.lists)
  const own = channel?.hashtags ?? []
  const groups = [
    ...(own.length > 0 ? [{ id: 'own', name: 'This channel’s hashtags', hashtags: own }] : []),
    ...hashtagGroups,
  ]
  const isEmpty = groups.length === 0 && snippets.length === 0
  return (
    <MenuTrigger>
      <IconButton label="Insert hashtags or a snippet" icon={Hash} />
      <Popover>
        <Menu aria-label="Insert">
          {groups.length > 0 && (
            <MenuSection>
              <Header className={listStyles.heading ?? ''}>Hashtags</Header>
              {groups.map(({ id, name, hashtags }) => (
                <MenuItem
                  key={id}
                  id={`group ${id}`}
                  name={name}
                  detail={shorten(hashtags.join(' '))}
                  onAction={() => insertHashtags(view, hashtags)}
                />
              ))}
            </MenuSection>
          )}
          {snippets.length > 0 && (
            <MenuSection>
              <Header className={listStyles.heading ?? ''}>Snippets</Header>
              {snippets.map(({ id, name, text }) => (
                <MenuItem
                  key={id}
                  id={`snippet ${id}`}
                  name={name}
                  detail={shorten(titleOf(text))}
                  onAction={() => insertWords(view, text)}
                />
              ))}
            </MenuSection>
          )}
          {isEmpty && <MenuItem isDisabled name="No hashtag groups or snippets yet: make them in Settings" />}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const shorten = (words: string) => (words.length > 32 ? `${words.slice(0, 31)}…` : words)
