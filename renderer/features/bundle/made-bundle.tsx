import { type BundleStage, useBundles } from '../../state/bundles.ts'
import { type Saved, savedWords, showWords } from '../../state/save-file.ts'
import { Button } from '../../ui/button.tsx'
import styles from './bundle.module.css'
import { contentWords, mediaWords } from './words.ts'

type MadeStage = Extract<BundleStage, { kind: 'made' }>

const isThere = (saved: Saved | null): saved is Saved => saved?.kind === 'saved' || saved?.kind === 'handed-over'

/** A file of changes that is ready, and where it went. */
export function MadeBundle({ made, saved }: MadeStage) {
  const isSaved = isThere(saved)
  return (
    <>
      <p className={styles.lead} role="status">
        {isThere(saved) ? `${savedWords(saved)}.` : contentWords(made.contents, made.file.size)}
      </p>
      {saved?.kind === 'failed' && (
        <p className={styles.trouble} role="alert">
          {savedWords(saved)}
        </p>
      )}
      <p className={styles.note}>
        {isSaved ? 'Hand it over' : 'Save it, then hand it over'} on a stick, by mail or in a chat. Only your team can
        open it: they drop it on their Placard or double-click it.
      </p>
      <p className={styles.note}>{mediaWords(made.contents.media)}</p>
    </>
  )
}

/** What to do with it: save it, or once it is saved, see where it lies. */
export function MadeFooter({ saved }: MadeStage) {
  const { close, save } = useBundles.getState()
  const isSaved = isThere(saved)
  return (
    <>
      {saved?.kind === 'saved' && <Button onPress={saved.show}>{showWords}</Button>}
      {!isSaved && <Button onPress={close}>Close</Button>}
      {isSaved ? (
        <Button key="done" variant="primary" autoFocus onPress={close}>
          Done
        </Button>
      ) : (
        <Button key="save" variant="primary" autoFocus onPress={() => void save()}>
          Save the file
        </Button>
      )}
    </>
  )
}
