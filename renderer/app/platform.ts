import type { ShellBridge } from '../../shared/ipc/shell-bridge.ts'

declare global {
  interface Window {
    /** Absent in the browser host. */
    readonly placard?: ShellBridge
  }
}

/** Whether the keyboard is a Mac's. */
export const isMac =
  window.placard === undefined ? navigator.platform.startsWith('Mac') : window.placard.platform === 'darwin'
