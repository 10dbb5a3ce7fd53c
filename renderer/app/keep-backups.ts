import { proxy } from 'comlink'
import { api } from '../state/api.ts'

/** Gives the worker the shell's folder for backups. In a browser there is none. */
export function keepBackups(): void {
  const shell = window.placard
  if (shell !== undefined) void api().backups.keepWith(proxy({ ...shell.backups }))
}
