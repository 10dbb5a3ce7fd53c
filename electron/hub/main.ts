import { setFlagsFromString } from 'node:v8'
import { nodeClock } from '../network/node-clock.ts'
import { askedFor } from './asked-for.ts'
import { startControlServer } from './control/control-server.ts'
import { localCommands, noPlanYet } from './control/local-commands.ts'
import { fitsSocket } from './control/socket-path.ts'
import { openDataFolder } from './data-folder.ts'
import { startHealthPage } from './health.ts'
import { Hub } from './hub.ts'
import { createLog, type Log } from './log.ts'
import { type HubOptions, hubUsage, readHubOptions } from './options.ts'
import { createTeamLog } from './peer-log.ts'
import { version } from './version.ts'

/** How the hub ends: 0 told to, 1 what another start may mend, 2 what no start will (the unit file names it). */
type Ending = 0 | 1 | 2

/** Reasons to refuse that waiting does not change. */
const final = new Set(['malformed', 'expired', 'used', 'withdrawn', 'foreign'])
const joinAgainAfterMs = 15_000
const watchEveryMs = 10_000

// Whoever reads the log may go away; the hub goes on.
process.stdout.on('error', () => {})
let isEnding = false
const write = createLog(nodeClock.now, (line) => process.stdout.write(`${line}\n`))
const log: Log = (event, fields) => {
  if (!isEnding) write(event, fields)
}

async function run(options: HubOptions): Promise<Ending> {
  // V8 then collects rather than grow, and ends the process rather than grow further: nothing confirmed is lost so.
  setFlagsFromString(`--max-old-space-size=${Math.max(64, Math.round(options.limits.memoryBytes / 1024 / 1024))}`)
  const { folder } = options
  if (!fitsSocket(folder)) {
    log('refused', { folder, reason: 'The path of the data folder is too long for a local socket in it.' })
    return 2
  }
  const opening = await openDataFolder(folder, options.limits)
  if (opening.kind !== 'open') {
    const reason = opening.kind === 'in-use' ? 'Another hub or command has this data folder open.' : opening.reason
    log('refused', { folder, reason })
    return opening.kind === 'unfit' ? 2 : 1
  }
  const hub = await Hub.start(opening.data, options, log)
  const stopping = signal()
  const stopAnswering = await startControlServer(folder, localCommands(hub))
  const health = await startHealthPage(options.healthPort, () => hub.health())
  log('started', { version, folder, pid: process.pid, health: health?.address ?? 'none' })
  hub.desk.states.watch(createTeamLog(log))
  const stopWatching = watchTrouble(hub)

  const refused = await Promise.race([enter(hub, options), stopping])
  if (refused === null) await stopping
  // What ends now ends because the hub does.
  isEnding = true
  stopWatching()
  stopAnswering()
  health?.close()
  await hub.close()
  write('stopped')
  return refused === 'refused' ? 2 : 0
}

/** Joins if need be, trying until somebody of the team is there. `refused`: it will not work with this code. */
async function enter(hub: Hub, { folder, code, address }: HubOptions): Promise<'refused' | null> {
  if (await hub.hasTeam()) {
    if (code !== null && (await hub.isForeign(code))) {
      log('join-refused', { reason: 'This data folder holds the plan of another team. Give each team its own folder.' })
      return 'refused'
    }
    if (address !== null) void hub.desk.dial(address)
    return null
  }
  if (code === null) {
    log('refused', { folder, reason: noPlanYet })
    return 'refused'
  }
  log('joining', { at: address ?? 'wherever the team is found' })
  for (;;) {
    const result = await hub.join(code)
    if (result.kind !== 'refused') {
      log('joined', { plan: result.planId })
      return null
    }
    if (final.has(result.reason)) {
      log('join-refused', { reason: result.message })
      return 'refused'
    }
    log('join-failed', { reason: result.message, again: `in ${joinAgainAfterMs / 1000} s` })
    await new Promise((resolve) => setTimeout(resolve, joinAgainAfterMs))
  }
}

/** Logs when saving begins to fail, when it works again, and measures the disk from time to time. */
function watchTrouble(hub: Hub): () => void {
  let before: string | null = null
  const look = async () => {
    await hub.data.disk.measure()
    const { trouble } = await hub.health()
    if (trouble !== before)
      log(trouble === null ? 'trouble-over' : 'trouble', trouble === null ? {} : { reason: trouble })
    before = trouble
  }
  const lookSafely = () => void look().catch(() => undefined)
  lookSafely()
  const timer = setInterval(lookSafely, watchEveryMs)
  return () => clearInterval(timer)
}

function signal(): Promise<null> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(null))
  })
}

// In the packaged app the words for the hub stand behind `--hub`.
const inApp = process.argv.indexOf('--hub')
const words = process.argv.slice(inApp === -1 ? 2 : inApp + 1)
process.exit(await begin(words))

async function begin(words: readonly string[]): Promise<Ending> {
  const asked = askedFor(words)
  if (asked !== null) {
    process.stdout.write(asked === 'version' ? `Placard ${version}\n` : `${hubUsage}\n`)
    return 0
  }
  const options = readHubOptions(words)
  if (!('message' in options)) return run(options)
  process.stderr.write(`${options.message}\n\n${hubUsage}\n`)
  return 2
}
