import type { MediaState } from '../../shared/ipc/assets-api.ts'
import { api } from './api.ts'
import { useAnswer } from './watch.ts'

/** How much media is on this computer and on its way; null until the first answer. */
export const useMediaState = (): MediaState | null =>
  useAnswer<MediaState | null>((tell) => api().assets.watchMedia(tell), [], null)
