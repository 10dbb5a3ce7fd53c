import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Why Electron cannot open a window here, in words for people; null when it can. */
export function windowTrouble(executable, env = process.env) {
  if (process.platform !== 'linux') return null
  return displayTrouble(env) ?? libraryTrouble(executable)
}

/** Without a display Electron ends in a segmentation fault; so look before. */
function displayTrouble(env) {
  if (env.WAYLAND_DISPLAY && env.XDG_RUNTIME_DIR && existsSync(path.join(env.XDG_RUNTIME_DIR, env.WAYLAND_DISPLAY)))
    return null
  if (!env.DISPLAY) return 'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)'
  const local = /^(?:unix)?:(\d+)/.exec(env.DISPLAY)
  if (local === null) return null
  const sockets = existsSync('/tmp/.X11-unix') ? readdirSync('/tmp/.X11-unix') : []
  return sockets.includes(`X${local[1]}`) ? null : `nothing answers at the display ${env.DISPLAY}`
}

function libraryTrouble(executable) {
  let listing = ''
  try {
    listing = execFileSync('ldd', [executable], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return null
  }
  const missing = [...listing.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
  return missing.length === 0 ? null : `these system libraries are missing: ${[...new Set(missing)].join(', ')}`
}

/** Electron refuses its sandbox to root. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
