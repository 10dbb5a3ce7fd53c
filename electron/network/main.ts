import type { ParentPort } from 'electron'
import * as v from 'valibot'
import { toNetworkProcessSchema } from '../../shared/ipc/network-process.ts'
import { electronControl } from './electron-port.ts'
import { Network } from './network.ts'
import { nodeClock } from './node-clock.ts'
import { ShellSecrets } from './shell-secrets.ts'

// The network's utility process. An unhandled rejection only warns here (Electron 37): a broken network must end, so
// that the shell starts a new one.
process.on('unhandledRejection', (reason) => {
  throw reason
})

let secrets: ShellSecrets | null = null
let network: Network | null = null
const shell: ParentPort = process.parentPort

shell.on('message', ({ data, ports }) => {
  const checked = v.safeParse(toNetworkProcessSchema, data)
  if (!checked.success) return
  const message = checked.output
  if (message.type === 'start') {
    secrets = new ShellSecrets(message, (answer) => shell.postMessage(answer))
    const internet = message.bootstrap === null ? {} : { bootstrap: message.bootstrap }
    network = new Network({ secrets, clock: nodeClock, deviceName: message.deviceName, internet })
  } else if (message.type === 'suspend') {
    void network?.suspend()
  } else if (message.type === 'resume') {
    void network?.resume()
  } else if (message.type === 'team-key-kept') {
    secrets?.kept(message.request)
  } else {
    const [port] = ports
    if (port !== undefined) network?.attach(electronControl(port))
  }
})
