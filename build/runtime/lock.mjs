import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const staleMs = 60_000
const heartbeatMs = 5_000

/** Runs `work` while holding the lock file: one process at a time, also after another was killed while it held it. */
export async function withLock(file, work) {
  while (!take(file)) {
    if (isStale(file)) rmSync(file, { force: true })
    else await pause(250)
  }
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeatMs)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isStale(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    return Date.now() - statSync(file).mtimeMs > staleMs || (holder > 0 && !isAlive(holder))
  } catch {
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
