import { Lock } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { PostId } from '../../../shared/plan/post.ts'
import { api } from '../../state/api.ts'
import { useFreshPost } from '../../state/new-post.ts'
import type { OpenDocument } from '../../state/open-document.ts'
import { useSession } from '../../state/session.ts'
import { useReadOnly } from '../../state/standing.ts'
import { saysReadOnly } from '../../state/undo.ts'
import { Icon } from '../../ui/icon.tsx'
import { InTurn } from '../../ui/in-turn.tsx'
import { RoleFieldset } from '../../ui/role-fieldset.tsx'
import styles from './composer.module.css'
import { Decisions } from './decisions.tsx'
import { Fields } from './fields.tsx'
import { ComposerHeader } from './header.tsx'
import { mediaIntake } from './media/media-intake.ts'
import { MediaPart } from './media/media-part.tsx'
import { useAddMedia } from './media/use-add-media.ts'
import type { PostEditing } from './post-editing.ts'
import { usePost } from './use-post.ts'
import { usePresence } from './use-presence.ts'
import { PostTexts } from './variants/post-texts.tsx'
import { WaitingWords } from './waiting-words.tsx'

interface OpenComposerProps {
  readonly postId: PostId
  readonly document: OpenDocument
  readonly editing: PostEditing
}

/** Writes everything pending when the person looks away or closes the composer. */
function useFlush(): void {
  useEffect(() => {
    const flush = () => void api().flush()
    window.addEventListener('blur', flush)
    return () => {
      window.removeEventListener('blur', flush)
      flush()
    }
  }, [])
}

const isUndo = (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
const isRedo = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && (event.key.toLowerCase() === 'y' || (event.shiftKey && isUndo(event)))

/** A post with its document open. */
export function OpenComposer({ postId, document, editing }: OpenComposerProps) {
  const post = usePost(editing)
  const [wide, setWide] = useState(false)
  const fresh = useFreshPost((state) => state.id === postId)
  const addMedia = useAddMedia(postId, editing)
  const readOnly = useReadOnly()
  usePresence(document.awareness)
  useFlush()
  const keyed = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if (event.key === 'Escape') useSession.getState().open(null)
    else if (isRedo(event)) saysReadOnly() || editing.undoManager.redo()
    else if (isUndo(event)) saysReadOnly() || editing.undoManager.undo()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section
      aria-label="Open post"
      className={styles.composer}
      data-wide={wide || undefined}
      onKeyDown={keyed}
      // What is typed in another field, however soon, is a step of undo by itself.
      onBlur={() => editing.undoManager.stopCapturing()}
      {...mediaIntake(addMedia)}
    >
      <InTurn meanwhile={<div className={styles.headerRoom} />}>
        <ComposerHeader
          postId={postId}
          editing={editing}
          isHere={post !== null}
          document={document}
          wide={wide}
          onWide={() => setWide((previous) => !previous)}
        />
      </InTurn>
      {wide && readOnly !== null && (
        <p className={styles.readOnly}>
          <Icon icon={Lock} /> {readOnly}
        </p>
      )}
      {post === null ? (
        <WaitingWords postId={postId} />
      ) : (
        <div className={styles.body} data-read-only={readOnly !== null || undefined}>
          <Decisions postId={postId} post={post} editing={editing} isReadOnly={readOnly !== null} />
          <div className={styles.main}>
            <PostTexts post={post} editing={editing} awareness={document.awareness} focusText={fresh} isWide={wide} />
            {(readOnly === null || post.media.length > 0) && (
              <RoleFieldset className={styles.media} isDisabled={readOnly !== null}>
                <InTurn turn={3} meanwhile={<div className={styles.mediaRoom} />}>
                  <MediaPart media={post.media} editing={editing} add={addMedia} isWide={wide} />
                </InTurn>
              </RoleFieldset>
            )}
          </div>
          <Fields post={post} change={editing.change} isWide={wide} isReadOnly={readOnly !== null} />
        </div>
      )}
    </section>
  )
}
