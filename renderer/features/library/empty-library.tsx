import { Button } from '../../ui/button.tsx'
import { LibraryDrawing } from '../../ui/drawings.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLibrary } from './library-store.ts'

/** What the Library is for, and how to begin; null: the person may not. */
export function EmptyLibrary({ onChoose }: { readonly onChoose: (() => void) | null }) {
  if (onChoose === null) {
    return (
      <EmptyState drawing={<LibraryDrawing />}>
        The team’s pictures and videos come here, with where each is used and whether it may be used.
      </EmptyState>
    )
  }
  return (
    <EmptyState drawing={<LibraryDrawing />} action={<Button onPress={onChoose}>Choose files</Button>}>
      Drop pictures and videos here, or paste them. The team gets them all, without the places and names that cameras
      hide in them, and you see where each is used and whether you may use it.
    </EmptyState>
  )
}

/** Nothing matches what is asked for. */
export function NothingFound() {
  const goTo = useLibrary((state) => state.goTo)
  return (
    <EmptyState action={<Button onPress={() => goTo({ text: '' })}>Show everything</Button>}>
      Nothing in the Library matches.
    </EmptyState>
  )
}
