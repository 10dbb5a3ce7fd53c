import { createServer } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { afterEach, expect, it } from 'vitest'
import { callByHand, insideOf } from '../../test/support/by-hand.ts'
import { DeviceTeam } from '../../test/support/device-team.ts'
import type { TestDevice } from '../../test/support/network-device.ts'
import { admitMember, dialAsMember } from './admission.ts'
import { Link } from './link.ts'

const all = new DeviceTeam()
const stops: (() => void)[] = []

afterEach(() => {
  all.close()
  for (const stop of stops.splice(0)) stop()
})

/** Both ends of a connection, which somebody makes to this device's key. */
async function linkTo({ secrets }: TestDevice, caller: TestDevice): Promise<readonly [Link, Link]> {
  const keyPair = SecretStream.keyPair(Buffer.from(secrets.deviceSeed))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => server.close())
  const answered = new Promise<Link | null>((resolve) => {
    server.once('connection', (socket) => void Link.open(socket, false, keyPair).then(resolve))
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const calling = await callByHand(`127.0.0.1:${port}`, caller.secrets.deviceSeed)
  const answering = await answered
  if (answering === null) throw new Error('No handshake')
  return [answering, calling]
}

it('[GR12] who became a member by what is still being kept is not turned away', async () => {
  const [ben, cleo] = [all.device('ben'), all.device('cleo')]
  const ana = await all.founded([ben])
  let kept = () => {}
  const slow = await insideOf(
    ben,
    () =>
      new Promise((resolve) => {
        kept = resolve
      }),
  )
  ben.close()
  await all.join(ana, cleo)
  const inside = await insideOf(cleo)
  const [answering, calling] = await linkTo(ben, cleo)
  void slow.learn(inside.statements())
  const called = dialAsMember(calling, inside, 0)
  const first = await answering.next()
  if (first?.type !== 'member') throw new Error('A member proves its keys first.')
  const admitted = admitMember(answering, slow, first.proofs, 0)
  // Both have compared their logs by then.
  for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate)
  kept()
  expect(await admitted).toMatchObject({ ok: true })
  expect(await called).toMatchObject({ ok: true })
  answering.close('Done.')
  calling.close('Done.')
})
