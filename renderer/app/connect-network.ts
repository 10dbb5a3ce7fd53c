import { transfer } from 'comlink'
import type { PlanApi } from '../../shared/ipc/plan-api.ts'
import type { ShellBridge } from '../../shared/ipc/shell-bridge.ts'

declare global {
  interface Window {
    /** The shell's bridge; absent in the browser host. */
    readonly placard?: ShellBridge
  }
}

/** Hands the worker its port to the network process: now, and again whenever the shell sends a new one. */
export function connectNetwork(api: PlanApi): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports
    if (event.source !== window || !isNetworkPort(event.data) || port === undefined) return
    void api.attachNetwork(transfer(port, [port]))
  })
  window.placard?.requestNetworkPort()
}

const isNetworkPort = (data: unknown) =>
  typeof data === 'object' && data !== null && 'placard' in data && data.placard === 'net-port'
