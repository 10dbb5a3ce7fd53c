import { wrap } from 'comlink'
import type { MediaApi } from '../../../shared/ipc/media-api.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import mediaUrl from '../../media/main.ts?worker&url'
import type { MediaReader } from './media-reader.ts'
import { trustedWorkerUrl } from './trusted-worker-url.ts'

/** A file that keeps the worker longer than this, in milliseconds, is broken or meant to do so. */
const patience = 60_000

/** Looks at files in a worker of its own, which is ended and started anew when a file hangs or breaks it. */
export function startMediaReader(clock: Clock): MediaReader {
  let running: { readonly worker: Worker; readonly api: MediaApi } | null = null

  function start() {
    const worker = new Worker(trustedWorkerUrl(mediaUrl), { type: 'module', name: 'media' })
    const remote: unknown = wrap(worker)
    return { worker, api: remote as MediaApi }
  }

  function close(): void {
    running?.worker.terminate()
    running = null
  }

  return {
    close,
    async prepare(name, file) {
      running ??= start()
      const { worker, api } = running
      let cancel = () => {}
      const gone = new Promise<'gone'>((resolve) => {
        cancel = clock.after(patience, () => resolve('gone'))
        worker.addEventListener('error', () => resolve('gone'), { once: true })
      })
      try {
        const outcome = await Promise.race([api.prepare(name, file), gone])
        if (outcome === 'gone') close()
        return outcome
      } finally {
        cancel()
      }
    },
  }
}
