import type { BundleTools } from '../../formats/bundle/bundle-tools.ts'
import type { BundleChoice, BundleContents, BundleProgress, BundleRefusal, BundleResult } from '../../ipc/bundle-api.ts'
import type { FileLike } from '../../ipc/platform.ts'
import type { Clock, RandomBytes } from '../../replica/clock.ts'
import { packHoldings } from '../../replica/holdings.ts'
import { toHex } from '../../team/bytes.ts'
import type { NetworkClient } from '../network-client.ts'
import type { ServedPlan } from '../served-plan.ts'
import { applyBundle, type Taken, type Taking } from './apply-bundle.ts'
import { networkKeys } from './bundle-keys.ts'
import { refuseBundle } from './bundle-words.ts'
import { makeBundle } from './make-bundle.ts'

/** What a bundle desk stands on: the open plan and the network, as they are when it is asked. */
export interface BundleDeskParts {
  readonly clock: Clock
  readonly random: RandomBytes
  readonly tools: BundleTools
  served(): ServedPlan | null
  /** Null if the network does not run, and does not come up soon. */
  client(): Promise<NetworkClient | null>
}

/** How writing a bundle ended; its pieces went to `write` as they came. */
export type BundleWritten =
  | { readonly kind: 'written'; readonly contents: BundleContents }
  | { readonly kind: 'cancelled' }
  | BundleRefusal

/** How work on a bundle is followed and ended. */
export interface BundleWork {
  onProgress(progress: BundleProgress): void
  isCancelled(): boolean
}

/** Bundles of the open plan: writes them and takes them in. */
export class BundleDesk {
  readonly #parts: BundleDeskParts

  constructor(parts: BundleDeskParts) {
    this.#parts = parts
  }

  /** Writes everything, or what a device lacks as far as is known; everything where that is not known [BU8]. */
  async write(
    { forDevice, mediaLimit }: BundleChoice,
    write: (piece: Uint8Array) => Promise<void> | void,
    { onProgress, isCancelled }: BundleWork,
  ): Promise<BundleWritten> {
    const { clock, random, tools } = this.#parts
    const served = this.#parts.served()
    if (served === null || !served.hasTeam()) return refuseBundle('no-team')
    if (!served.mayWrite()) return refuseBundle(served.own().kind === 'member' ? 'own-viewer' : 'own-gone')
    const client = await this.#parts.client()
    if (client === null) return refuseBundle('no-network')
    const holdings = forDevice === null ? null : await served.plan.team.readHoldings(forDevice)
    const pieces = makeBundle({
      replica: served.plan.replica,
      planId: served.plan.entry.id,
      statements: served.statements(),
      holdings,
      keys: networkKeys(client),
      tools,
      random,
      now: clock.now(),
      mediaLimit,
      onProgress,
    })
    for (;;) {
      const next = await pieces.next()
      if (isCancelled()) return { kind: 'cancelled' }
      if (next.done !== true) await write(next.value)
      else if (next.value === null) return refuseBundle('no-network')
      else return { kind: 'written', contents: next.value }
    }
  }

  /** Takes a bundle in [BU3]. */
  async apply(file: FileLike, work: BundleWork): Promise<BundleResult> {
    const served = this.#parts.served()
    if (served === null || !served.hasTeam()) return refuseBundle('no-team')
    const client = await this.#parts.client()
    if (client === null) return refuseBundle('no-network')
    const taken = await this.#take(served, client, file, work)
    if (taken.kind === 'refused') return refuseBundle(taken.reason)
    return taken.kind === 'cancelled' ? taken : this.#took(served, taken)
  }

  #take(
    served: ServedPlan,
    client: NetworkClient,
    file: FileLike,
    { onProgress, isCancelled }: BundleWork,
  ): Promise<Taking> {
    return applyBundle(file, {
      replica: served.plan.replica,
      planId: served.plan.entry.id,
      keys: networkKeys(client),
      tools: this.#parts.tools,
      // A plan that was closed meanwhile takes nothing in.
      isCancelled: () => isCancelled() || this.#parts.served() !== served,
      onProgress,
    })
  }

  async #took(served: ServedPlan, taken: Taken): Promise<BundleResult> {
    const { about, newPosts, changedPosts, otherChanges, malformed, media, mediaFailed } = taken
    const counts = { newPosts, changedPosts, otherChanges, malformed, media, mediaFailed }
    const device = toHex(taken.device)
    const madeAt = Math.min(about.madeAt, this.#parts.clock.now())
    const inStep = (await served.plan.replica.root()) === about.root
    const holdings = about.whole ? packHoldings(taken.held) : inStep ? served.plan.replica.holdings() : null
    if (holdings !== null) await served.tookBundle(device, madeAt, holdings)
    else served.heardByBundle(device, madeAt)
    const writer = served.writerOf(device)
    return { kind: 'applied', ...writer, madeAt, ...counts, inStep }
  }
}
