import { lookAtFile } from '../../../shared/formats/import/look-at-file.ts'
import { previewFile } from '../../../shared/formats/import/preview-file.ts'
import { runImport } from '../../../shared/formats/import/run-import.ts'
import type { ImportApi } from '../../../shared/ipc/import-api.ts'
import type { OpenPlan, WorkerContext } from '../context.ts'
import { failureInWords } from './failure-in-words.ts'

/** Import of CSV files into the open plan. One preview or import runs at a time; a new one cancels the one before. */
export function createImportApi(context: Pick<WorkerContext, 'clock' | 'newId' | 'plans'>): ImportApi {
  let running = new AbortController()

  function begin(): AbortSignal {
    running.abort()
    running = new AbortController()
    return running.signal
  }

  function openPlan(): OpenPlan {
    const plan = context.plans.current()
    if (plan === null) throw new Error('An import was started while no plan was open.')
    return plan
  }

  return {
    async guess(file) {
      try {
        return await lookAtFile(file)
      } catch (error) {
        return { kind: 'failed', reason: failureInWords(error), isMedia: false }
      }
    },
    async preview(file, options) {
      const signal = begin()
      return previewFile(file, options, context.clock.now(), await openPlan().bulk.keys(), signal)
    },
    async run(file, options, onProgress) {
      const signal = begin()
      try {
        return await runImport(context, openPlan(), file, options, onProgress, signal)
      } catch (error) {
        return { kind: 'failed', reason: failureInWords(error) }
      }
    },
    async cancel() {
      running.abort()
    },
    undo: (importId) => openPlan().bulk.setHidden(importId, true),
    redo: (importId) => openPlan().bulk.setHidden(importId, false),
  }
}
