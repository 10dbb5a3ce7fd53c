import { contextBridge, ipcRenderer } from 'electron'
import type { MenuCommand, OpenedFile, SavedFile, ShellBridge } from '../../shared/ipc/shell-bridge.ts'
import { toPage, toShell } from '../../shared/ipc/shell-channels.ts'

function listen<T>(channel: string, handler: (value: T) => void): () => void {
  const listener = (_event: unknown, value: T) => handler(value)
  ipcRenderer.on(channel, listener)
  return () => ipcRenderer.off(channel, listener)
}

// Ports do not pass the context bridge; the page takes them as a message of its own origin.
ipcRenderer.on(toPage.networkPort, (event) => {
  window.postMessage({ placard: 'net-port' }, location.origin, [...event.ports])
})

const closeHandlers = new Set<() => Promise<boolean>>()
ipcRenderer.on(toPage.beforeClose, () => {
  const asked = [...closeHandlers].map((handler) => handler().catch(() => true))
  void Promise.all(asked).then((answers) => ipcRenderer.send(toShell.mayClose.channel, answers.every(Boolean)))
})

const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'

const bridge: ShellBridge = {
  platform,
  version: process.versions.electron ?? '',
  requestNetworkPort: () => ipcRenderer.send(toShell.networkPort.channel, null),
  backups: {
    keep: (planId, backup) => ipcRenderer.invoke(toShell.keepBackup.channel, { planId, backup }),
    list: (planId) => ipcRenderer.invoke(toShell.listBackups.channel, planId),
    read: (planId, name) => ipcRenderer.invoke(toShell.readBackup.channel, { planId, name }),
  },
  openExternal: (url) => ipcRenderer.invoke(toShell.openExternal.channel, url),
  onJoinLink: (handler) => {
    const stop = listen<string>(toPage.join, handler)
    ipcRenderer.send(toShell.pageReady.channel, null)
    return stop
  },
  onBundleFile: (handler) => listen<OpenedFile>(toPage.bundleFile, handler),
  onSaved: (handler) => listen<SavedFile>(toPage.saved, handler),
  showSaved: (id) => ipcRenderer.send(toShell.showSaved.channel, id),
  onMenu: (handler) => listen<MenuCommand>(toPage.menu, handler),
  setTheme: (theme) => ipcRenderer.send(toShell.theme.channel, theme),
  onBeforeClose: (handler) => {
    closeHandlers.add(handler)
    return () => closeHandlers.delete(handler)
  },
}

contextBridge.exposeInMainWorld('placard', bridge)
