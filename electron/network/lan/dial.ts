import { connect, type Socket } from 'node:net'
import type { Address } from './address.ts'

const connectMs = 5_000

/** Opens a TCP connection, or says in words for people why it could not. */
export function dialSocket(address: Address): Promise<Socket | { readonly message: string }> {
  return new Promise((resolve) => {
    const socket = connect({ host: address.host, port: address.port, noDelay: true })
    const failed = (message: string) => {
      socket.destroy()
      resolve({ message })
    }
    const timer = setTimeout(() => failed('Nothing answered at this address within five seconds.'), connectMs)
    socket.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      failed(reasonOf(error))
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
  })
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ECONNREFUSED') return 'There is a computer at this address, but no Placard is listening there.'
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return 'No computer of this name was found.'
  if (error.code === 'EHOSTUNREACH' || error.code === 'ENETUNREACH') return 'This address cannot be reached from here.'
  return 'The connection to this address failed.'
}
