import { stat } from 'node:fs/promises'
import { lookIntoFolder, openDataFolder } from '../data-folder.ts'
import { fileTrouble } from '../file-trouble.ts'
import { Hub } from '../hub.ts'
import { readHubOptions } from '../options.ts'
import { type Answer, done, type HubCommands, refuse } from './commands.ts'
import { localCommands } from './local-commands.ts'
import { remoteCommands } from './remote-commands.ts'
import { socketOf } from './socket-path.ts'

/** Why root may not open the folder of somebody else: its hub could not read what is written then. In words for people. */
export const ownerTrouble = (owner: number, user: number | null): string | null =>
  user === 0 && owner !== 0
    ? `This data folder belongs to the user with the number ${owner}, who could not open it after you. Run this as that user: sudo -u '#${owner}' ...`
    : null

/**
 * Opens a data folder for commands: the hub that runs on it answers them; without one the folder is opened here, with a
 * network that listens to nobody but has the keys [HB6].
 */
export async function openCommands(folder: string): Promise<Answer<HubCommands>> {
  try {
    if ((await lookIntoFolder(folder)) !== 'hub') return refuse(`There is no hub's data in ${folder}.`)
  } catch (error) {
    return refuse(`The data folder ${folder} cannot be used. ${fileTrouble(error)}`)
  }
  const remote = await remoteCommands(socketOf(folder))
  if (remote !== null) return done(remote)
  const stranger = ownerTrouble((await stat(folder)).uid, process.getuid?.() ?? null)
  if (stranger !== null) return refuse(stranger)
  const options = readHubOptions(['--data', folder, '--no-lan', '--no-internet', '--host', '127.0.0.1', '--port', '0'])
  if ('message' in options) return refuse(options.message)
  const opening = await openDataFolder(options.folder, options.limits)
  if (opening.kind === 'in-use') return refuse('Another command has this data folder open. Try again in a moment.')
  if (opening.kind !== 'open') return refuse(opening.reason)
  return done(localCommands(await Hub.start(opening.data, { ...options, isQuiet: true }, () => {})))
}
