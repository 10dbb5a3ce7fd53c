import { expose } from 'comlink'
import type { MediaApi } from '../../shared/ipc/media-api.ts'
import { prepareMedia } from './prepare-media.ts'

/**
 * The media worker: looks at strange files and decodes them, apart from the plan. The plan worker starts it when files
 * are added and ends it afterwards, or when a file keeps it too long.
 */
const api: MediaApi = { prepare: prepareMedia }

expose(api)
