import { transfer } from 'comlink'
import type { ShellBridge } from '../../shared/ipc/shell-bridge.ts'
import { api } from '../state/api.ts'
import { openSocketPort } from './socket-port.ts'

declare global {
  interface Window {
    /** The shell's bridge; absent in the browser host. */
    readonly placard?: ShellBridge
  }
}

/** Hands the worker its port to the network process: now, and again whenever there is a new one. */
export function connectNetwork(): void {
  if (window.placard === undefined) {
    openSocketPort(attach)
    return
  }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports
    if (event.source === window && isNetworkPort(event.data) && port !== undefined) attach(port)
  })
  window.placard.requestNetworkPort()
}

const attach = (port: MessagePort): void => void api().attachNetwork(transfer(port, [port]))

const isNetworkPort = (data: unknown) =>
  typeof data === 'object' && data !== null && 'placard' in data && data.placard === 'net-port'
