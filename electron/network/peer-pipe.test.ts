import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { testPipe } from '../../test/contract/pipe.ts'
import { quietPeer } from '../../test/support/quiet-peer.ts'
import { Link } from './link.ts'
import { PeerPipe } from './peer-pipe.ts'

const keys = () => SecretStream.keyPair(randomBytes(32))

testPipe('Encrypted socket', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const accepted = once(server, 'connection')
  const dialing = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [answering] = (await accepted) as [Socket]
  const [a, b] = await Promise.all([Link.open(dialing, true, keys()), Link.open(answering, false, keys())])
  if (a === null || b === null) throw new Error('No handshake.')
  for (const link of [a, b]) link.trust()
  return {
    a: new PeerPipe(a, quietPeer),
    b: new PeerPipe(b, quietPeer),
    dispose: () => {
      dialing.destroy()
      answering.destroy()
      server.close()
    },
  }
})
