import { useEffect } from 'react'
import type { MenuCommand } from '../../shared/ipc/shell-bridge.ts'
import { api } from '../state/api.ts'
import { useCommands } from '../state/commands.ts'
import { settleDocuments } from '../state/open-document.ts'
import { useJoinRequest } from './join-request.ts'

const runMenu = (id: MenuCommand) =>
  useCommands
    .getState()
    .commands.find((command) => command.id === id)
    ?.run()

/** Answers the shell: join links, the application menu, and the window that is about to close. Without a shell it does nothing. */
export function useShellLink(): void {
  useEffect(() => {
    const shell = window.placard
    if (shell === undefined) return
    const ends = [
      shell.onJoinLink((code) => useJoinRequest.getState().ask(code)),
      shell.onMenu(runMenu),
      shell.onBeforeClose(async () => {
        await settleDocuments()
        await api().flush()
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [])
}
