import { version as packageVersion } from '../../package.json'

/** Which Placard this is. */
export const version: string = packageVersion
