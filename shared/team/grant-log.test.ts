import { expect, test } from 'vitest'
import { signerOf, verifySignature } from '../../electron/network/keys.ts'
import { GrantLog } from './grant-log.ts'
import { signStatement } from './statement.ts'

const signer = signerOf(new Uint8Array(32).fill(5))
const statements = Array.from({ length: 16 }, (_, at) =>
  signStatement({ kind: 'noise', parents: [], at, payload: new Uint8Array() }, signer),
)
const forged = statements.map(({ bytes }) => Uint8Array.from([...bytes.slice(0, -1), (bytes.at(-1) ?? 0) ^ 1]))
const honest = signStatement({ kind: 'noise', parents: [], at: 99, payload: new Uint8Array() }, signer)

test('[GR1] what is not truly signed is left out, and after 16 of it the rest of the batch', () => {
  const log = new GrantLog(verifySignature)
  expect(log.add([...forged, honest.bytes])).toEqual([])
  expect(log.add([...forged.slice(1), honest.bytes])).toEqual([honest])
  expect(log.add([honest.bytes])).toEqual([])
  expect(log.statements()).toEqual([honest])
})
