import { useEffect } from 'react'
import { runCommand } from '../state/commands.ts'
import { mayClose } from './closing.ts'
import { useJoinRequest } from './join-request.ts'
import { useOpenedFile } from './opened-file.ts'

/** Answers the shell: join links, the application menu, and the window that is about to close. Without a shell it does nothing. */
export function useShellLink(): void {
  useEffect(() => {
    const shell = window.placard
    if (shell === undefined) return
    const ends = [
      shell.onJoinLink((code) => useJoinRequest.getState().ask(code)),
      shell.onBundleFile((file) => useOpenedFile.setState({ file })),
      shell.onMenu(runCommand),
      shell.onBeforeClose(() => mayClose()),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [])
}
