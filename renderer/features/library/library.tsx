import { ImagePlus } from 'lucide-react'
import { type DragEvent, useEffect, useRef } from 'react'
import type { LibraryView } from '../../../shared/ipc/library-api.ts'
import { api } from '../../state/api.ts'
import { type DroppedFiles, droppedFiles } from '../../state/dropped-files.ts'
import { useAdding } from '../../state/library.ts'
import { hasFiles, looksLikeMedia, named } from '../../state/media-files.ts'
import { takePlacardFile } from '../../state/placard-files.ts'
import { useReadOnly } from '../../state/standing.ts'
import { useWantedAsset } from '../../state/wanted-asset.ts'
import { useAnswer } from '../../state/watch.ts'
import { Button } from '../../ui/button.tsx'
import { ScreenControls } from '../../ui/screen-slots.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { AssetGrid } from './asset-grid.tsx'
import { AssetPanel } from './asset-panel.tsx'
import { BulkPanel } from './bulk-panel.tsx'
import { EmptyLibrary, NothingFound } from './empty-library.tsx'
import styles from './library.module.css'
import { useLibrary } from './library-store.ts'
import { Places } from './places.tsx'
import { useLibraryCommands } from './use-library-commands.ts'

/** What matches the filter now. Null until the worker has answered. */
function useView(): LibraryView | null {
  const filter = useLibrary((state) => state.filter)
  const limit = useLibrary((state) => state.limit)
  return useAnswer<LibraryView | null>((tell) => api().library.watch(filter, limit, tell), [filter, limit], null)
}

/** What is dropped as a folder goes into a folder of its name. */
async function addInTurn(groups: readonly DroppedFiles[], folder: string): Promise<void> {
  for (const group of groups) await useAdding.getState().add(named(group.files), group.folder || folder)
}

/** A file of Placard's own that is dropped here is taken in as anywhere else. */
async function takeDropped(groups: readonly DroppedFiles[], folder: string): Promise<void> {
  const [file, ...others] = groups.flatMap(({ files }) => files)
  const isAlone = file !== undefined && others.length === 0 && !looksLikeMedia(file)
  if (!(isAlone && (await takePlacardFile(file)))) await addInTurn(groups, folder)
}

/** Pasted files are added, wherever the keyboard is. */
function usePaste(add: (files: Iterable<File>) => void): void {
  const newest = useRef(add)
  useEffect(() => {
    newest.current = add
  })
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files ?? []
      if (files.length === 0 || event.defaultPrevented) return
      event.preventDefault()
      newest.current(files)
    }
    window.addEventListener('paste', pasted)
    return () => window.removeEventListener('paste', pasted)
  }, [])
}

/** The Library: every picture and film of the plan, where it may be used and where it is. */
export function LibraryScreen() {
  const view = useView()
  const folder = useLibrary((state) => state.filter.folder)
  const text = useLibrary((state) => state.filter.text)
  const open = useLibrary((state) => state.open)
  const find = useLibrary((state) => state.find)
  const selected = useLibrary((state) => state.selected)
  const chosen = view?.assets.filter(({ id }) => selected.has(id)) ?? []
  const input = useRef<HTMLInputElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const add = (files: Iterable<File>) => void useAdding.getState().add(named(files), folder ?? '')
  const choose = () => chooser.current?.click()
  useLibraryCommands(choose, () => input.current?.focus())
  const readOnly = useReadOnly() !== null
  const wanted = useWantedAsset((state) => state.id)
  useEffect(() => () => useLibrary.getState().leave(), [])
  useEffect(() => {
    if (wanted === null) return
    useWantedAsset.setState({ id: null })
    useLibrary.getState().openAlone(wanted)
  }, [wanted])
  const dropped = (event: DragEvent) => {
    if (!hasFiles(event.dataTransfer)) return
    event.preventDefault()
    event.stopPropagation()
    void droppedFiles(event.dataTransfer).then((groups) => takeDropped(groups, folder ?? ''))
  }
  usePaste(add)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are dropped anywhere on the screen; the button adds them too
    <div className={styles.library} onDrop={dropped}>
      <ScreenControls>
        <span className={styles.search}>
          <SearchField label="Search the Library" placeholder="Search" value={text} onChange={find} inputRef={input} />
        </span>
        <span className={styles.space} />
        <Button variant="primary" icon={ImagePlus} isDisabled={readOnly} onPress={choose}>
          Add files
        </Button>
      </ScreenControls>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Files for the Library"
        accept="image/*,video/mp4,video/webm,.svg"
        onChange={({ target }) => {
          add([...(target.files ?? [])])
          target.value = ''
        }}
      />
      {view === null ? (
        <div className={styles.waiting} aria-busy="true" />
      ) : view.total === 0 ? (
        <EmptyLibrary onChoose={readOnly ? null : choose} />
      ) : (
        <>
          <Places view={view} />
          {view.matching === 0 ? <NothingFound /> : <AssetGrid view={view} />}
          {chosen.length > 1 ? <BulkPanel assets={chosen} /> : open !== null && <AssetPanel key={open} id={open} />}
        </>
      )}
    </div>
  )
}
