import { toShell } from '../../shared/ipc/shell-channels.ts'
import type { BackupFolder } from './backup-folder.ts'
import { answerPage } from './page-messages.ts'

/** Lets the page keep, list and read backups. */
export function answerBackups(folder: BackupFolder): void {
  answerPage(toShell.keepBackup, false, ({ planId, backup }) => folder.keep(planId, backup, Date.now()))
  answerPage(toShell.listBackups, [], (planId) => folder.list(planId))
  answerPage(toShell.readBackup, null, ({ planId, name }) => folder.read(planId, name))
}
