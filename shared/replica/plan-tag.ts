import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'

/** Names a plan or a replica without telling its id [HL1]. */
export const tagOf = (text: string): string => toHexString(digest(encodeUtf8(text)).subarray(0, 8))
