import { lookAtFile } from '../../../shared/formats/import/look-at-file.ts'
import { runImport } from '../../../shared/formats/import/run-import.ts'
import type { ImportResult } from '../../../shared/ipc/import-api.ts'
import type { FileLike } from '../../../shared/ipc/platform.ts'
import sampleUrl from '../../sample/campaign-posts-2014-2017.csv?url'
import type { OpenPlan, WorkerContext } from '../context.ts'

/** The bundled sample file, from our own origin. */
export async function fetchSample(): Promise<FileLike> {
  const response = await fetch(sampleUrl)
  if (!response.ok) throw new Error(`The bundled sample is missing (${response.status}).`)
  return response.blob()
}

/** Fills a new plan with the sample's real posts: their own dates, tags from their hashtags, a channel for their account. */
export async function importSample(
  context: Pick<WorkerContext, 'clock' | 'newId'>,
  plan: Pick<OpenPlan, 'lists' | 'bulk'>,
  file: FileLike,
  zone: string,
): Promise<ImportResult> {
  const guess = await lookAtFile(file)
  if ('kind' in guess) return guess
  const options = {
    mapping: guess.mapping,
    zone,
    dateOrder: guess.dateOrder,
    hashtagsToTags: true,
    repairText: true,
    skipKnown: true,
    channel: null,
    newChannels: guess.platform,
  }
  return runImport(context, plan, file, options, () => {}, new AbortController().signal)
}
