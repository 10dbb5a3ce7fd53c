import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import type { ApprovalJudge } from '../../plan/approvals.ts'
import { contentName, differingParts, isSameContent } from '../../plan/content.ts'
import { plainLine } from '../../plan/plain-line.ts'
import type { Approval, Approvals, MemberId, Post, PostId } from '../../plan/post.ts'
import { lastInstant } from '../../plan/post-schema.ts'
import { sameValue } from '../../plan/same-value.ts'
import { type ApprovalStatement, isTrulySigned, readApproval } from '../../team/approval.ts'
import { toHex } from '../../team/bytes.ts'
import type { Verify } from '../../team/signing.ts'
import type { Origin } from './origin.ts'
import { nobodyRoster, type Roster, type Signatory } from './roster.ts'

/** So many statements are remembered as true or false, so that neither typing nor a new role checks one again. */
const mostRemembered = 65_536

/** Whose plan it is, and how signatures are checked. */
interface JudgeParts {
  readonly planId: string
  /** The member at this computer: whoever has signed a plan without a team. */
  readonly member: MemberId
  readonly verify: Verify
}

const nobodyKnown: Approval = { kind: 'unknown', by: null, at: null, note: '', changed: [] }

type Known = Omit<Signatory, 'member'> & { readonly member: MemberId | null }

/** What a device says about the post, if it has truly signed it. */
interface Word {
  readonly by: MemberId | null
  readonly counts: boolean
  readonly text: string
  readonly statement: ApprovalStatement
}

/**
 * Judges what devices have signed about posts, by the team as it is known now. Every replica that holds the same
 * document and the same grant log finds the same [AP5].
 */
export class Approvers {
  readonly #parts: JudgeParts
  /** By digests of statements, those that were checked last: true for truly signed ones. */
  readonly #checked = new Map<string, boolean>()
  readonly #watchers = new Set<() => void>()
  #roster: Roster
  #origin: Origin | null = null

  /** `roster` is the team as it was kept; until one is known nobody's word counts. */
  constructor(parts: JudgeParts, roster: Roster = nobodyRoster) {
    this.#parts = parts
    this.#roster = roster
  }

  get roster(): Roster {
    return this.#roster
  }

  /** The team is as this says now. */
  follow(roster: Roster): void {
    if (sameValue(roster, this.#roster)) return
    this.#roster = roster
    for (const tell of this.#watchers) tell()
  }

  /** The plan is a restored copy of this one. Before anything is judged. */
  isCopyOf(origin: Origin | null): void {
    this.#origin = origin
  }

  /** Calls back whenever other devices may approve: what was found before may be found otherwise. */
  watch(onRoster: () => void): () => void {
    this.#watchers.add(onRoster)
    return () => this.#watchers.delete(onRoster)
  }

  /** Checks the newest first, and no more signatures than it takes to tell how the post stands [AP6]. */
  readonly judge: ApprovalJudge = (id, post) => {
    const words = this.#wordsHere(id, post.approvals ?? {})
    if (words.length === 0) return this.#judgeThere(id, post)
    const content = contentName(post)
    const first = (test: (word: Word) => boolean) => words.find((word) => test(word) && this.#isTrue(word))
    const here = first(({ counts, statement }) => counts && isSameContent(statement.content, content))
    if (here !== undefined) return said(here, here.statement.verdict, content)
    const before = first(({ counts }) => counts)
    if (before !== undefined)
      return said(before, before.statement.verdict === 'approved' ? 'edited' : 'changes', content)
    const lapsed = first(({ statement }) => statement.verdict === 'approved')
    return lapsed === undefined ? nobodyKnown : said(lapsed, 'lapsed', content)
  }

  /** What was approved in the plan that this is a copy of. It does not count here. */
  #judgeThere(id: PostId, post: Post): Approval {
    if (this.#origin === null) return nobodyKnown
    const { planId, roster, alone } = this.#origin
    const isOfThere = (plan: string) => (planId === null ? plan !== this.#parts.planId : plan === planId)
    const words = wordsIn(id, post.approvals ?? {}, (device) => knownIn(roster, device, alone), isOfThere)
    const approved = words.find((word) => word.counts && word.statement.verdict === 'approved' && this.#isTrue(word))
    return approved === undefined ? nobodyKnown : said(approved, 'copied', contentName(post))
  }

  #wordsHere(id: PostId, approvals: Approvals): readonly Word[] {
    const { planId, member } = this.#parts
    return wordsIn(
      id,
      approvals,
      (device) => knownIn(this.#roster, device, member),
      (plan) => plan === planId,
    )
  }

  #isTrue({ text, statement }: Word): boolean {
    const name = toHex(digest(encodeUtf8(text)))
    const known = this.#checked.get(name)
    if (known !== undefined) return known
    const isTrue = isTrulySigned(text, statement, this.#parts.verify)
    this.#checked.set(name, isTrue)
    const [oldest = ''] = this.#checked.keys()
    if (this.#checked.size > mostRemembered) this.#checked.delete(oldest)
    return isTrue
  }
}

/** Whose device it is; in a plan without a team its one person's. */
function knownIn({ devices }: Roster, device: string, alone: MemberId | null): Known | undefined {
  return devices === null ? { member: alone, mayApprove: true } : devices[device]
}

/** What stands in the post for devices that are known, about this post of that plan, the newest first. */
function wordsIn(
  id: PostId,
  approvals: Approvals,
  knownOf: (device: string) => Known | undefined,
  isOfPlan: (planId: string) => boolean,
): readonly Word[] {
  return Object.entries(approvals)
    .flatMap(([device, text]) => {
      const known = knownOf(device)
      const statement = known === undefined ? null : readApproval(text)
      if (known === undefined || statement === null || statement.at > lastInstant) return []
      const isOfIt = statement.device === device && statement.postId === id && isOfPlan(statement.planId)
      return isOfIt ? [{ by: known.member, counts: known.mayApprove, text, statement }] : []
    })
    .sort((a, b) => newerFirst(a.statement, b.statement))
}

/** Of two at one moment, that of the device whose key is later in the order. */
const newerFirst = (a: ApprovalStatement, b: ApprovalStatement): number => b.at - a.at || (b.device > a.device ? 1 : -1)

const said = ({ by, statement }: Word, kind: Approval['kind'], content: Uint8Array): Approval => ({
  kind,
  by,
  at: statement.at,
  note: plainLine(statement.note),
  changed: differingParts(statement.content, content),
})
