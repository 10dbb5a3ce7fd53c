import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { differenceHash } from '../../../shared/formats/media/difference-hash.ts'
import { inspectMedia } from '../../../shared/formats/media/inspect.ts'
import type {
  AddProgress,
  AssetDetail,
  LibraryFilter,
  LibraryView,
  NamedFile,
} from '../../../shared/ipc/library-api.ts'
import type { Asset } from '../../../shared/plan/asset.ts'
import { isVideo } from '../../../shared/plan/media-formats.ts'
import { putBlob } from '../../../shared/replica/blobs/put-blob.ts'
import { makePng } from '../../../test/support/pictures.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'
import { createLibraryApi } from './create-library-api.ts'
import type { MediaReader } from './media-reader.ts'

const sample = (name: string): NamedFile => ({
  name,
  file: new Blob([new Uint8Array(readFileSync(`test/samples/media/${name}`))]),
})

/** Looks at files as the media worker does, but for decoding them: Node draws no pictures. */
const reader: MediaReader = {
  async prepare(name, file) {
    if (name === 'hangs.png') return 'gone'
    const inspected = inspectMedia(new Uint8Array(await file.arrayBuffer()), name)
    if (inspected.kind !== 'taken') return inspected
    const { bytes, ...facts } = inspected
    const words = bytes.slice(-72).map((byte) => byte % 200)
    const small = {
      thumbnail: new Blob([bytes.slice(0, 60)]),
      tile: new Blob([bytes.slice(0, 30)]),
      perceptual: differenceHash([...words]),
    }
    return { ...facts, file: new Blob([bytes.slice()]), small: isVideo(facts.format) ? null : small }
  },
  close() {},
}

const everything: LibraryFilter = {
  text: '',
  kind: null,
  folder: null,
  tags: [],
  starred: false,
  unclear: false,
  unused: false,
  alike: false,
}

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

async function start() {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  opened.push(() => worker.plans.close(plan.entry.id))
  const library = createLibraryApi(
    worker,
    worker.working,
    () => worker.plans.settled(),
    () => reader,
  )
  const view = (filter: Partial<LibraryFilter> = {}) =>
    new Promise<LibraryView>((resolve, reject) => {
      library.watch({ ...everything, ...filter }, 100, resolve).catch(reject)
    })
  const detail = (id: string) =>
    new Promise<AssetDetail | null>((resolve, reject) => {
      library.watchAsset(id, resolve).catch(reject)
    })
  const addFiles = async (files: readonly NamedFile[], folder = '', onProgress = (_: AddProgress) => {}) => {
    await library.hand(files)
    return library.add(folder, onProgress)
  }
  const add = (...names: readonly string[]) => addFiles(names.map(sample), 'Spring')
  return { ...worker, plan, library, view, detail, addFiles, add }
}

describe('adding files', () => {
  it('keeps each clean file under its hash, and an asset about it', async () => {
    const { add, view, plan } = await start()
    const { added, known, refused, cancelled, trouble } = await add('photo.jpg', 'clip.mp4')
    expect({ known, refused, cancelled, trouble }).toEqual({ known: [], refused: [], cancelled: false, trouble: null })
    expect(added).toHaveLength(2)
    const { assets, folders, total } = await view()
    expect(total).toBe(2)
    expect(folders).toEqual([{ name: 'Spring', count: 2 }])
    const photo = assets.find(({ name }) => name === 'photo')
    expect(photo).toMatchObject({ kind: 'image', width: 160, height: 240, removed: ['location', 'camera', 'words'] })
    const bytes = await plan.assets.blobs.read(photo?.hash ?? '')
    expect(inspectMedia(bytes ?? new Uint8Array(), 'photo.jpg')).toMatchObject({ kind: 'taken', removed: [] })
    expect(photo?.thumbnail).not.toBeNull()
    expect(assets.find(({ name }) => name === 'clip')).toMatchObject({ kind: 'video', durationMs: 1000, tile: null })
  })

  it('knows a file again by its content, whatever its name', async () => {
    const { addFiles, add, view } = await start()
    const { added } = await add('plain.png')
    const { file } = sample('plain.png')
    const again = await addFiles(
      [
        { name: 'copy.png', file },
        { name: 'copy of copy.png', file },
      ],
      '',
      () => {},
    )
    expect(again).toMatchObject({ added: [], known: [added[0], added[0]] })
    expect((await view()).total).toBe(1)
  })

  it('refuses what is no good, says why, and takes the rest', async () => {
    const { addFiles, view } = await start()
    const files = [
      { name: 'notes.png', file: new Blob(['just words']) },
      { name: 'wrong.jpg', file: sample('plain.png').file },
      { name: 'hangs.png', file: new Blob(['x']) },
      sample('moving.gif'),
    ]
    const { added, refused } = await addFiles(files)
    expect(refused).toMatchObject([
      { name: 'notes.png', refusal: { kind: 'unknown' } },
      { name: 'wrong.jpg', refusal: { kind: 'mislabelled', says: 'jpeg', is: 'png' } },
      { name: 'hangs.png', refusal: { kind: 'unreadable' } },
    ])
    expect(added).toHaveLength(1)
    expect((await view()).assets[0]).toMatchObject({ name: 'moving', animated: true })
  })

  it('tells how far it is, and stops when it is told to, with what was added until then', async () => {
    const { library, addFiles, view } = await start()
    const names = ['photo.jpg', 'plain.png', 'photo.webp', 'moving.gif', 'photo.avif']
    const seen: string[] = []
    const result = await addFiles(names.map(sample), '', ({ done, total, name }) => {
      seen.push(`${done} of ${total}: ${name}`)
      if (done === 2) void library.cancelAdding()
    })
    expect(seen).toEqual(['0 of 5: photo.jpg', '1 of 5: plain.png', '2 of 5: photo.webp'])
    expect(result).toMatchObject({ cancelled: true, refused: [] })
    expect(result.added).toHaveLength(2)
    expect((await view()).total).toBe(2)
  })
})

describe('the Library', () => {
  it('finds by words, folder, star, kind, licence and use', async () => {
    const { library, lists, posts, add, view } = await start()
    const { added } = await add('photo.jpg', 'plain.png', 'clip.mp4')
    await lists.saveTag({ id: 't1', name: 'Café', hue: 'red' })
    await library.change(added.slice(0, 1), { starred: true, addTags: ['t1'], licence: 'own' })
    const [photo] = await library.assets(added)
    await posts.create([{ text: 'Duck', media: [{ id: 'u1', asset: photo?.hash ?? '', alt: '' }] }])
    const names = async (filter: Partial<LibraryFilter>) =>
      (await view(filter)).assets.map(({ name }: Asset) => name).sort()
    expect(await names({ text: 'cafe PHO' })).toEqual(['photo'])
    expect(await names({ text: 'spring' })).toEqual(['clip', 'photo', 'plain'])
    expect(await names({ starred: true })).toEqual(['photo'])
    expect(await names({ kind: 'video' })).toEqual(['clip'])
    expect(await names({ unclear: true })).toEqual(['clip', 'plain'])
    expect(await names({ unused: true })).toEqual(['clip', 'plain'])
    expect(await names({ tags: ['t1'] })).toEqual(['photo'])
    expect(await names({ folder: 'Autumn' })).toEqual([])
  })

  it('[AS7] says where an asset is used, keeps it for its posts when it is deleted, and brings it back', async () => {
    const { library, posts, add, view, detail, plan } = await start()
    const { added } = await add('photo.jpg')
    const [id = ''] = added
    const [photo] = await library.assets(added)
    const hash = photo?.hash ?? ''
    const [post = ''] = await posts.create([{ text: 'Duck', media: [{ id: 'u1', asset: hash, alt: 'A duck' }] }])
    expect((await detail(id))?.usedIn.map((card) => card.title)).toEqual(['Duck'])
    const inverse = await library.change([id], { deleted: true })
    expect((await view()).total).toBe(0)
    expect((await library.assets([id]))[0]).toMatchObject({ deleted: true })
    expect(plan.assets.blobs.has(hash)).toBe(true)
    const { redo, skipped } = await library.undo(inverse)
    expect(skipped).toBe(0)
    expect((await view()).total).toBe(1)
    await library.undo(redo)
    expect((await view()).total).toBe(0)
    await posts.change([post], { removeMedia: ['u1'] })
    expect((await detail(id))?.usedIn).toEqual([])
  })

  it('leaves alone on undo what someone else changed meanwhile', async () => {
    const { library, add } = await start()
    const { added } = await add('photo.jpg', 'plain.png')
    const inverse = await library.change(added, { folder: 'Autumn' })
    await library.change(added.slice(0, 1), { folder: 'Winter' })
    expect((await library.undo(inverse)).skipped).toBe(1)
    expect((await library.assets(added)).map(({ folder }) => folder)).toEqual(['Winter', 'Spring'])
  })

  it('keeps the posters that a window made, unless there are some already', async () => {
    const { library, add } = await start()
    const { added } = await add('clip.webm')
    const [id = ''] = added
    await library.keepPosters(id, new Blob(['large']), new Blob(['small']))
    const [first] = await library.assets([id])
    await library.keepPosters(id, new Blob(['other']), new Blob(['other']))
    expect(first?.thumbnail).toMatch(/^[0-9a-f]{64}$/)
    expect((await library.assets([id]))[0]).toEqual(first)
  })

  it('[AS6] shows drawings of others only as it would write them, and nothing that is not what it says', async () => {
    const { library, plan } = await start()
    const put = async (content: string | Uint8Array<ArrayBuffer>) => {
      const kept = await putBlob(plan.assets.blobs, new Blob([content]), () => {}, new AbortController().signal)
      return kept?.hash ?? ''
    }
    const drawing = await put('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect/></svg>')
    const shown = await library.picture(drawing, 'image/svg+xml')
    if (!(shown instanceof Blob)) throw new Error('Nothing is shown.')
    expect(await shown.text()).toContain('<rect>')
    expect(await shown.text()).not.toContain('alert')
    const bomb = new Uint8Array(readFileSync('test/samples/media/plain.png'))
    bomb.set([0, 1, 0, 0, 0, 1, 0, 0], 16)
    expect(await library.picture(await put(bomb), 'image/png')).toBe('refused')
    const wide = await put(makePng(1, 1025, 8).slice())
    expect(await library.picture(wide, 'image/png'), 'shown in small').toBe('refused')
    expect(await library.picture(await put(makePng(1, 1024, 8).slice()), 'image/png')).toBeInstanceOf(Blob)
    expect(await library.picture(drawing, 'image/webp')).toBe('refused')
    expect(await library.picture('f'.repeat(64), 'image/webp')).toBeNull()
  })
})
