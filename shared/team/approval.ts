import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeUtf8 } from 'lib0/string'
import { concat, fromHex, toHex } from './bytes.ts'
import { publicKeyBytes, type Signer, signatureBytes, type Verify } from './signing.ts'

/** What a device may say of a post. */
export const verdicts = ['approved', 'changes'] as const

/** A signed word about one post of one plan, as it was then [AP3]. */
export interface ApprovalStatement {
  readonly planId: string
  readonly postId: string
  /** Names what the post said and showed. */
  readonly content: Uint8Array
  readonly verdict: (typeof verdicts)[number]
  /** When its author says that it was made, in UTC milliseconds. */
  readonly at: number
  readonly note: string
  /** Hex of the key of the device that signed it. */
  readonly device: string
}

/** What is to be signed: the device is the signer's. */
export type ApprovalDraft = Omit<ApprovalStatement, 'device'>

/** The longest note, in UTF-16 units. */
export const maxNote = 500
/** The longest statement, in bytes: as hex it is twice as long. */
const maxBytes = 2048
const maxIdLength = 64
const maxContentBytes = 256
const version = 1
const domain = encodeUtf8('placard approval 1\n')

/** Signs a statement: the text that is put into the post's document. */
export function signApproval(draft: ApprovalDraft, signer: Signer): string {
  const body = encodeBody({ ...draft, device: toHex(signer.publicKey) })
  return toHex(concat(body, signer.sign(concat(domain, body))))
}

/** Reads such a text: null unless it is canonical and within bounds. Whether it is truly signed is another question [AP3]. */
export function readApproval(text: string): ApprovalStatement | null {
  if (text.length > 2 * maxBytes || text.length <= 2 * signatureBytes || !/^(?:[0-9a-f]{2})+$/.test(text)) return null
  const body = text.slice(0, -2 * signatureBytes)
  const statement = decodeBody(fromHex(body))
  return statement !== null && toHex(encodeBody(statement)) === body ? statement : null
}

/** True if the device that a text names has signed it. `text` is one that `readApproval` reads. */
export function isTrulySigned(text: string, { device }: ApprovalStatement, verify: Verify): boolean {
  const bytes = fromHex(text)
  const body = bytes.subarray(0, bytes.length - signatureBytes)
  return verify(fromHex(device), concat(domain, body), bytes.subarray(bytes.length - signatureBytes))
}

function encodeBody(statement: ApprovalStatement): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, version)
  encoding.writeVarString(encoder, statement.planId)
  encoding.writeVarString(encoder, statement.postId)
  encoding.writeVarUint8Array(encoder, statement.content)
  encoding.writeVarUint(encoder, verdicts.indexOf(statement.verdict))
  encoding.writeVarUint(encoder, statement.at)
  encoding.writeVarString(encoder, statement.note)
  encoding.writeUint8Array(encoder, fromHex(statement.device))
  return encoding.toUint8Array(encoder)
}

function decodeBody(bytes: Uint8Array): ApprovalStatement | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) !== version) return null
    const [planId, postId] = [decoding.readVarString(decoder), decoding.readVarString(decoder)]
    const content = decoding.readVarUint8Array(decoder).slice()
    const verdict = verdicts[decoding.readVarUint(decoder)]
    const at = decoding.readVarUint(decoder)
    const note = decoding.readVarString(decoder)
    const device = toHex(decoding.readUint8Array(decoder, publicKeyBytes))
    const isWithin =
      planId.length <= maxIdLength &&
      postId.length <= maxIdLength &&
      content.length <= maxContentBytes &&
      note.length <= maxNote
    if (verdict === undefined || !isWithin || decoding.hasContent(decoder)) return null
    return { planId, postId, content, verdict, at, note, device }
  } catch {
    // lib0 throws where the bytes end early.
    return null
  }
}
