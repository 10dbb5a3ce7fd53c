import { ChevronDown, ChevronUp, Copy, Maximize2, Minimize2, Trash2, X } from 'lucide-react'
import type { PostId } from '../../../shared/plan/post.ts'
import type { OpenDocument } from '../../state/open-document.ts'
import { neighbours, useSequence } from '../../state/sequence.ts'
import { useSession } from '../../state/session.ts'
import { useReadOnly } from '../../state/standing.ts'
import { Faces } from '../../ui/faces.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './header.module.css'
import { deletePost, duplicatePost } from './post-commands.ts'
import type { PostEditing } from './post-editing.ts'
import { SavedNote } from './saved-note.tsx'
import { usePeers } from './use-peers.ts'

interface ComposerHeaderProps {
  readonly postId: PostId
  readonly editing: PostEditing
  /** False until the post has arrived. */
  readonly isHere: boolean
  readonly document: OpenDocument
  readonly wide: boolean
  readonly onWide: () => void
}

/** Above the text: is it saved, who else is here, and what can be done with the post as a whole. */
export function ComposerHeader({ postId, editing, isHere, document, wide, onWide }: ComposerHeaderProps) {
  const ids = useSequence((state) => state.ids)
  const open = useSession((state) => state.open)
  const peers = usePeers(document.awareness)
  const readOnly = useReadOnly() !== null
  const { previous, next } = neighbours(ids, postId)
  const duplicate = () => {
    const post = editing.read()
    if (post !== null) void duplicatePost(post)
  }
  return (
    <header className={styles.header}>
      <SavedNote document={document} isHere={isHere} />
      <Faces people={peers.map((peer) => ({ id: peer.member, name: peer.name, hue: peer.hue }))} />
      {(previous !== null || next !== null) && (
        <>
          <IconButton
            label="Previous post"
            icon={ChevronUp}
            isDisabled={previous === null}
            onPress={() => open(previous)}
          />
          <IconButton label="Next post" icon={ChevronDown} isDisabled={next === null} onPress={() => open(next)} />
        </>
      )}
      {isHere && !readOnly && (
        <>
          <IconButton label="Duplicate" icon={Copy} onPress={duplicate} />
          <IconButton label="Delete" icon={Trash2} onPress={() => void deletePost(postId)} />
        </>
      )}
      <IconButton
        label={wide ? 'Back to the panel' : 'Full page'}
        icon={wide ? Minimize2 : Maximize2}
        onPress={onWide}
      />
      <IconButton label="Close" icon={X} onPress={() => open(null)} />
    </header>
  )
}
