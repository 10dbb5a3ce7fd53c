import type { Secrets } from '../network/secrets.ts'
import type { DeviceSecrets } from './device-secrets.ts'

/** The device's secrets as the network asks for them, in one process with it. */
export function networkSecrets(secrets: DeviceSecrets): Secrets {
  return {
    deviceSeed: secrets.deviceSeed,
    warning: secrets.warning,
    teamKeys: async (planId) => secrets.teamKeys[planId] ?? [],
    keepTeamKey: (planId, key) => secrets.keepTeamKey(planId, key),
  }
}
