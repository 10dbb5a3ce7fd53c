import type { SignedWords } from '../../ipc/approvals-api.ts'
import { type Word, wordsAtOnce } from '../../ipc/network.ts'
import { type NetworkClient, noNetwork } from '../network-client.ts'

/** Has words about posts signed where the device's key is: all of them, or none. */
export async function signWords(client: NetworkClient | null, words: readonly Word[]): Promise<SignedWords> {
  const signed: string[] = []
  let device = ''
  for (let start = 0; start < words.length; start += wordsAtOnce) {
    const answer = await client?.request({ type: 'sign-approval', words: words.slice(start, start + wordsAtOnce) })
    if (answer?.type !== 'approval-signed') return { ok: false, message: noNetwork }
    if (!answer.result.ok) return answer.result
    device = answer.result.device
    signed.push(...answer.result.signed)
  }
  return { ok: true, device, signed }
}
