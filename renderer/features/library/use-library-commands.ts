import { useMemo, useRef } from 'react'
import { type Command, useAddCommands } from '../../state/commands.ts'
import { useLibrary } from './library-store.ts'

/** What the palette offers while the Library is shown. */
export function useLibraryCommands(choose: () => void, search: () => void): void {
  const newest = useRef({ choose, search })
  newest.current = { choose, search }
  useAddCommands(
    useMemo<readonly Command[]>(
      () => [
        {
          id: 'library-add',
          label: 'Add files to the Library…',
          keywords: 'upload import picture video',
          run: () => newest.current.choose(),
        },
        { id: 'library-search', label: 'Search the Library', shortcut: '/', run: () => newest.current.search() },
        {
          id: 'library-unclear',
          label: 'Show files whose rights are not clear',
          keywords: 'licence copyright credit',
          run: () => useLibrary.getState().goTo({ unclear: true }),
        },
        {
          id: 'library-starred',
          label: 'Show starred files',
          run: () => useLibrary.getState().goTo({ starred: true }),
        },
        {
          id: 'library-unused',
          label: 'Show files that no post uses',
          run: () => useLibrary.getState().goTo({ unused: true }),
        },
      ],
      [],
    ),
  )
}
