import type { BundleRefusal } from '../../ipc/bundle-api.ts'

const words: Readonly<Record<BundleRefusal['reason'], string>> = {
  'no-team':
    'This plan has no team on this computer yet. Invite someone, or join with an invitation: a file of changes is sealed with the team’s key.',
  'no-network':
    'The network part of Placard, which holds the team’s key, is not running. Your plan is safe here. Close Placard and open it again.',
  'not-a-bundle':
    'This file holds no changes from Placard. Nothing was changed. A table of posts comes in with “Import posts from a file”.',
  'newer-version':
    'A newer Placard wrote this file, in a way that this one cannot read. Nothing was changed. Update Placard, then try again.',
  damaged:
    'This file is damaged or not complete: it may have been cut off while it was copied. Nothing was changed. Copy it again, or ask for a new one.',
  'other-plan':
    'This file belongs to another plan. Nothing was changed. Open the plan that it belongs to, then try again.',
  'unknown-key':
    'This file is sealed with a key of the team that this computer does not have, and not for this computer: its writer does not count it in the team. Nothing was changed. Connect to the team once, or ask for an invitation.',
  viewer:
    'The member who wrote this file may look at the plan but not change it, so their changes are not taken in. Nothing was changed.',
  'own-viewer':
    'You may look at this plan but not change it, so the others would not take in a file of yours. Ask an admin to let you edit.',
  'own-gone':
    'You are not in this team any more, so the others would not take in a file of yours. To keep the plan, save a backup of it in the settings.',
  'not-a-member': 'The computer that wrote this file does not belong to the team, or no longer. Nothing was changed.',
  removed:
    'As this file shows, this computer is not in the plan’s team any more, so its changes are not taken in. Your plan stays as it was. Ask an admin for an invitation.',
  forged: 'This file is not signed by the computer that it says it comes from. Nothing was changed.',
  interrupted:
    'The file could not be read to its end while it was taken in: was the stick pulled out? What came in before is safe and stays. Apply the file again for the rest.',
}

/** A refusal with its words. */
export const refuseBundle = (reason: BundleRefusal['reason']): BundleRefusal => ({
  kind: 'refused',
  reason,
  message: words[reason],
})
