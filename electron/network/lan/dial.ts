import { connect, type Socket } from 'node:net'
import type { Address } from './address.ts'

const connectMs = 5_000
/** Bytes that are read at once at most, four times what Node reads: on a quick line each read costs more than its bytes. */
const readBytes = 256 * 1024
/** Reads share memory of so many bytes. */
const slabBytes = 4 * readBytes

/** Opens a TCP connection that reads much at once. */
export function dialed(host: string, port: number): Socket {
  let slab = new Uint8Array(0)
  const socket: Socket = connect({
    host,
    port,
    noDelay: true,
    onread: {
      buffer: () => {
        if (slab.length < readBytes) slab = new Uint8Array(Buffer.allocUnsafeSlow(slabBytes).buffer)
        return slab.subarray(0, readBytes)
      },
      callback: (count, bytes) => {
        slab = slab.subarray(count)
        return socket.push(bytes.subarray(0, count))
      },
    },
  })
  return socket
}

/** Opens a TCP connection, or says in words for people why it could not. */
export function dialSocket(address: Address): Promise<Socket | { readonly message: string }> {
  return new Promise((resolve) => {
    const socket = dialed(address.host, address.port)
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
