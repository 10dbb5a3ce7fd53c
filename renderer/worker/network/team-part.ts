import type { PortLike } from '../../../shared/ipc/platform.ts'
import type { NetworkPort } from '../../../shared/peering/network-port.ts'
import { refusalLog } from '../../../shared/peering/refusals.ts'
import { TeamDesk } from '../../../shared/peering/team-desk.ts'
import { portPipe } from '../../../shared/replica/port-pipe.ts'
import { webBundleTools } from '../bundle/web-bundle-tools.ts'
import type { TeamPart, WorkerContext } from '../context.ts'
import { paced } from './paced.ts'

/** The team calls of the worker, and where its control port to the network process goes. */
export function createTeamPart(context: WorkerContext): TeamPart {
  const team = new TeamDesk({ ...context, bundleTools: webBundleTools })
  // The desktop's log: `--enable-logging` prints it, and the developer tools show it.
  team.states.watch(refusalLog((line) => console.info(line)))
  return {
    api: {
      // Each key changes what a peer has confirmed.
      watch: (onState) => Promise.resolve(team.states.watch(paced(context.clock, onState))),
      watchPresence: (onPresence) => Promise.resolve(team.presences.watch(onPresence)),
      invite: (uses = 1, role = 'editor') => team.invite(uses, role),
      pair: () => team.pair(),
      act: (act) => team.act(act),
      join: (...request) => team.join(...request),
      cancelJoin: () => Promise.resolve(team.cancelJoin()),
      showPost: (post) => Promise.resolve(team.showPost(post)),
      dial: (address) => team.dial(address),
      allowInternet: (on) => Promise.resolve(team.allowInternet(on)),
      reach: () => team.reach(),
    },
    bundles: team.bundles,
    mayWrite: () => team.mayWrite(),
    sign: (words) => team.sign(words),
    attach: (port: PortLike) => team.attach(networkPort(port as MessagePort)),
  }
}

/** The control port that the page handed over. For each peer a channel is made, and one end of it goes along. */
function networkPort(port: MessagePort): NetworkPort {
  return {
    post: (message) => port.postMessage(message),
    receive(onMessage) {
      port.onmessage = (message: MessageEvent<unknown>) => onMessage(message.data)
    },
    openPipe(connection) {
      const { port1, port2 } = new MessageChannel()
      port.postMessage({ type: 'pipe', connection }, [port2])
      return portPipe(port1)
    },
    close() {
      port.onmessage = null
      port.close()
    },
  }
}
