import type { BundleApplied, BundleChoice, BundleContents } from '../../../shared/ipc/bundle-api.ts'
import type { ExportFormat } from '../../../shared/ipc/export-api.ts'
import type { ImportField, ImportOptions, ImportPreview, ImportResult } from '../../../shared/ipc/import-api.ts'
import type { Invitation } from '../../../shared/ipc/team-api.ts'
import type { ApprovalCounts } from '../../../shared/plan/approval-counts.ts'
import type { Role } from '../../../shared/team/grants.ts'
import type { MemberLine } from '../members.ts'
import type { HubStatus } from '../status.ts'

/** The answer to a command, or why there is none, in words for people. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

/** What a person may choose of an import; the rest is as the planner would propose it. */
export type ImportChoices = Partial<Pick<ImportOptions, 'zone' | 'dateOrder' | 'hashtagsToTags' | 'skipKnown'>>

/** What an import would do, and what it takes each column for. */
export interface ImportLook extends Pick<ImportPreview, 'rows' | 'known' | 'problemCount' | 'problems' | 'first'> {
  readonly columns: readonly { readonly header: string; readonly field: ImportField }[]
}

/** How an import ended that was not refused. */
export type Imported = Extract<ImportResult, { kind: 'done' }>

/** What can be asked of a data folder, whether a hub runs on it or not. Files are named by their paths. */
export interface HubCommands {
  status(): Promise<Answer<HubStatus>>
  /** How the approvals stand; it takes a look at every post. */
  approvals(): Promise<Answer<ApprovalCounts>>
  members(): Promise<Answer<readonly MemberLine[]>>
  /** The link is null without a running hub: nobody would answer at its address. */
  invite(uses: number, role: Role): Promise<Answer<Omit<Invitation, 'link'> & { readonly link: string | null }>>
  /** Looks at a file as an import would, and changes nothing. */
  lookAtImport(file: string, choices: ImportChoices): Promise<Answer<ImportLook>>
  importFile(file: string, choices: ImportChoices): Promise<Answer<Imported>>
  /** Writes the posts to `write`, piece by piece. */
  exportPosts(format: ExportFormat, write: WritePiece): Promise<Answer<null>>
  /** Writes everything, or what a device lacks; the first digits of a device are enough. */
  bundle(choice: BundleChoice, write: WritePiece): Promise<Answer<BundleContents>>
  apply(file: string): Promise<Answer<BundleApplied>>
  close(): Promise<void>
}

/** Takes a piece of a file; resolves when there is room for more. */
export type WritePiece = (piece: Uint8Array) => Promise<void>

/** The answer to a command that did what it was asked. */
export const done = <T>(value: T): Answer<T> => ({ ok: true, value })
/** The answer to a command that changed nothing; the message is for people. */
export const refuse = (message: string): Answer<never> => ({ ok: false, message })
