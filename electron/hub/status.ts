import type { PeerState, TeamState } from '../../shared/ipc/team-api.ts'
import type { Saving } from '../../shared/replica/saving.ts'
import type { Fingerprint } from '../../shared/replica/store.ts'
import type { MediaCount } from './hub-media.ts'
import type { HubPlan } from './hub-plan.ts'

/** What a data folder holds, and how its hub fares. */
export interface HubStatus {
  /** Null until the hub has joined. */
  readonly plan: { readonly id: string; readonly name: string } | null
  readonly documents: number
  /** The plan's fingerprint: equal digests mean equal plans. Null without a plan. */
  readonly digest: Fingerprint | null
  readonly blobs: MediaCount
  readonly saving: Saving
  /** False when the folder was read without a running hub: then nobody is connected. */
  readonly running: boolean
  readonly device: string | null
  /** What the hub is to its team: a member with its role, or why it is none. */
  readonly own: TeamState['own']
  readonly network: TeamState['network']
  readonly addresses: readonly string[]
  readonly peers: readonly PeerState[]
}

const offline: Pick<TeamState, 'network' | 'addresses' | 'peers'> = {
  network: { kind: 'off' },
  addresses: [],
  peers: [],
}

/** The status; where no hub is `running`, nobody is connected. */
export async function statusOf(plan: HubPlan | null, team: TeamState, running: boolean): Promise<HubStatus> {
  const { network, addresses, peers } = running ? team : offline
  const { device, own } = team
  const shared = { running, device, own, network, addresses, peers }
  if (plan === null) {
    const blobs = { files: 0, bytes: 0, missing: 0 }
    return {
      plan: null,
      documents: 0,
      digest: null,
      blobs,
      saving: { pending: 0, savedAt: null, trouble: null, damaged: [] },
      ...shared,
    }
  }
  const { replica, lists, entry } = plan
  return {
    plan: { id: entry.id, name: lists.current().plan.name || entry.name },
    documents: (await replica.ids()).length,
    digest: await replica.root(),
    blobs: plan.media.count,
    saving: replica.saving,
    ...shared,
  }
}
