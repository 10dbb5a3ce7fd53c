import type { Campaign, Channel, HashtagGroup, Lists, Member, Snippet, Tag, TeamWord } from '../plan/lists.ts'
import type { ListName } from '../plan/lists-document.ts'
import type { Card, Filter, NewPost, PostId, PostPatch, Status } from '../plan/post.ts'
import type { DocId } from '../replica/store.ts'
import type { ApprovalsApi } from './approvals-api.ts'
import type { AssetsApi } from './assets-api.ts'
import type { BackupsApi } from './backups-api.ts'
import type { BundlesApi } from './bundle-api.ts'
import type { ExportApi } from './export-api.ts'
import type { ImportApi } from './import-api.ts'
import type { LibraryApi } from './library-api.ts'
import type { PortLike } from './platform.ts'
import type { TeamApi } from './team-api.ts'

/** One plan on this computer. */
export interface PlanEntry {
  readonly id: string
  readonly name: string
  /** The member that this device writes as. */
  readonly member: string
  readonly sample: boolean
  readonly openedAt: number
}

/** What a person types to start a plan. */
export interface NewPlan {
  readonly name: string
  readonly memberName: string
  /** The plan's IANA zone. */
  readonly zone: string
}

/** Ends a subscription. */
export type Unwatch = () => void

/** One post's part in taking a change back, or in bringing it again. */
export interface InverseStep {
  readonly id: PostId
  readonly patch: PostPatch
  /** What must still hold: what the change made. */
  readonly expect: PostPatch
  /** How much others had written of what `patch` changes (`writesOf`); no more may have come. Left out: any may. */
  readonly others?: number
}

/** Takes a change back, or brings it again: the patches that lead there, each for one post. */
export interface Inverse {
  readonly changes: readonly InverseStep[]
}

/** What an undo did: posts that someone else changed meanwhile are left alone and counted. */
export interface UndoResult {
  readonly redo: Inverse
  readonly skipped: number
}

/** One column of the board: how many posts match, and the first of them. */
export interface BoardColumn {
  readonly status: Status
  readonly total: number
  readonly cards: readonly Card[]
}

/** One post found by text, best first. */
export interface SearchHit {
  readonly card: Card
  readonly score: number
}

/** A hashtag or mention that posts use, with its sign, and how many use it. */
export interface Suggestion {
  readonly word: string
  readonly posts: number
}

/** The state of saving on this computer. `pending` counts changes that are not yet durable. */
export interface SaveState {
  readonly pending: number
  readonly savedAt: number | null
  /** Why nothing can be saved (disk full, storage gone), in words for people; null when all is well. */
  readonly trouble: string | null
  /** Documents that the disk gave back damaged, until another member's computer has sent them again. */
  readonly damaged: readonly DocId[]
}

/** What is not yet durable on this computer, for people. */
export interface Unsaved {
  /** How the first few posts begin; empty for one without words. */
  readonly posts: readonly string[]
  /** How many posts there are beyond these. */
  readonly morePosts: number
  /** What else there is, in words; null for nothing. */
  readonly others: string | null
}

/** The plans on this computer. */
export interface PlansApi {
  list(): Promise<readonly PlanEntry[]>
  start(plan: NewPlan): Promise<PlanEntry>
  /** Makes the sample plan from the bundled real posts, or opens it if it is there already. */
  startSample(zone: string): Promise<PlanEntry>
  /** Opens a plan; every other call is about the open plan. */
  open(id: string): Promise<PlanEntry>
  remove(id: string): Promise<void>
}

/** Writes: each call is one transaction, and resolves when durable. */
export interface PostsApi {
  create(posts: readonly NewPost[]): Promise<readonly PostId[]>
  change(ids: readonly PostId[], patch: PostPatch): Promise<Inverse>
  undo(inverse: Inverse): Promise<UndoResult>
}

/** Writes to the team's lists. An entry with a known id replaces it; the id of a new one is made by `newId`. */
export interface ListsApi {
  newId(): Promise<string>
  savePlan(plan: Lists['plan']): Promise<void>
  saveChannel(channel: Channel): Promise<void>
  saveTag(tag: Tag): Promise<void>
  saveCampaign(campaign: Campaign): Promise<void>
  saveMember(member: Member): Promise<void>
  saveHashtagGroup(group: HashtagGroup): Promise<void>
  saveSnippet(snippet: Snippet): Promise<void>
  saveWord(word: TeamWord): Promise<void>
  remove(list: Exclude<ListName, 'members'>, id: string): Promise<void>
  watch(onLists: (lists: Lists) => void): Promise<Unwatch>
}

/** Reads that need every post. Each watch answers at once and again after each change that touches it. */
export interface QueriesApi {
  watchBoard(filter: Filter, limit: number, onColumns: (columns: readonly BoardColumn[]) => void): Promise<Unwatch>
  /** Undated posts that match, newest first. */
  watchTray(
    filter: Filter,
    limit: number,
    onTray: (tray: { total: number; cards: readonly Card[] }) => void,
  ): Promise<Unwatch>
  /** Ids of all posts that match the filter's text; null when it has none. The other parts of a filter are tested on cards. */
  watchTextMatches(text: string, onIds: (ids: ReadonlySet<PostId> | null) => void): Promise<Unwatch>
  /** The posts that hold the words, best first; none for no words. */
  watchSearch(text: string, limit: number, onHits: (hits: readonly SearchHit[]) => void): Promise<Unwatch>
  /** Days (UTC, `YYYY-MM-DD`) that have posts, with their counts, oldest first: for the list view and the mini calendar. */
  watchDays(onDays: (days: readonly { day: string; count: number }[]) => void): Promise<Unwatch>
  card(id: PostId): Promise<Card | null>
  watchCard(id: PostId, onCard: (card: Card | null) => void): Promise<Unwatch>
  /** Hashtags and mentions of the plan's posts that begin with what was typed, `#` or `@` and all, most used first. */
  suggest(typed: string, limit: number): Promise<readonly Suggestion[]>
}

/** Everything that the window asks of the plan worker, by Comlink. */
export interface PlanApi {
  readonly plans: PlansApi
  readonly posts: PostsApi
  readonly approvals: ApprovalsApi
  readonly lists: ListsApi
  readonly queries: QueriesApi
  readonly imports: ImportApi
  readonly assets: AssetsApi
  readonly library: LibraryApi
  readonly backups: BackupsApi
  readonly team: TeamApi
  readonly bundles: BundlesApi
  readonly exports: ExportApi
  /** Joins an editor's document to the replica: the port carries one pipe, scoped to this document and its presence. */
  openDocument(id: PostId, port: PortLike): Promise<void>
  /** Hands the worker its control port to the network process. Replaces an earlier one after a restart. */
  attachNetwork(port: PortLike): Promise<void>
  watchSaving(onState: (state: SaveState) => void): Promise<Unwatch>
  /** What would be lost if the plan were closed now. */
  unsaved(): Promise<Unsaved>
  /** Writes everything pending now: on blur, hide and close. Resolves when that is done, or an attempt has failed. */
  flush(): Promise<SaveState>
}
