import type { ApprovalJudge } from '../../plan/approvals.ts'
import { contentName, differingParts, isSameContent } from '../../plan/content.ts'
import { plainLine } from '../../plan/plain-line.ts'
import type { Approval, Approvals, MemberId, PostId } from '../../plan/post.ts'
import { lastInstant } from '../../plan/post-schema.ts'
import { sameValue } from '../../plan/same-value.ts'
import { type ApprovalStatement, readApproval } from '../../team/approval.ts'
import type { Verify } from '../../team/signing.ts'
import { nobodyRoster, type Roster } from './roster.ts'

/** So many statements are remembered as true or false, so that typing in a post checks no signature again. */
const mostRemembered = 4096

/** Whose plan it is, and how signatures are checked. */
interface JudgeParts {
  readonly planId: string
  /** The member at this computer: whoever has signed a plan without a team. */
  readonly member: MemberId
  readonly verify: Verify
}

const nobodyKnown: Approval = { kind: 'unknown', by: null, at: null, note: '', changed: [] }

interface Word {
  readonly by: MemberId
  readonly counts: boolean
  readonly statement: ApprovalStatement
}

/**
 * Judges what devices have signed about posts, by the team as it is known now. Every replica that holds the same
 * document and the same grant log finds the same [AP5].
 */
export class Approvers {
  readonly #parts: JudgeParts
  readonly #read = new Map<string, ApprovalStatement | null>()
  readonly #watchers = new Set<() => void>()
  #roster: Roster

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

  /** Calls back whenever other devices may approve: what was found before may be found otherwise. */
  watch(onRoster: () => void): () => void {
    this.#watchers.add(onRoster)
    return () => this.#watchers.delete(onRoster)
  }

  readonly judge: ApprovalJudge = (id, post) => {
    const words = this.#wordsIn(id, post.approvals ?? {})
    const content = contentName(post)
    const counting = words.filter(({ counts }) => counts)
    const here = newest(counting.filter(({ statement }) => isSameContent(statement.content, content)))
    if (here !== undefined) return said(here, here.statement.verdict, content)
    const before = newest(counting)
    if (before !== undefined)
      return said(before, before.statement.verdict === 'approved' ? 'edited' : 'changes', content)
    const approved = newest(words.filter(({ statement }) => statement.verdict === 'approved'))
    return approved === undefined ? nobodyKnown : said(approved, 'lapsed', content)
  }

  /** The statements about this post of those whom the team knows. */
  #wordsIn(id: PostId, approvals: Approvals): readonly Word[] {
    return Object.entries(approvals).flatMap(([device, text]) => {
      const { devices } = this.#roster
      const known = devices === null ? { member: this.#parts.member, mayApprove: true } : devices[device]
      const statement = known === undefined ? null : this.#statement(text)
      if (known === undefined || statement === null) return []
      const isOfHere = statement.device === device && statement.postId === id && statement.planId === this.#parts.planId
      return isOfHere ? [{ by: known.member, counts: known.mayApprove, statement }] : []
    })
  }

  /** Null if it is malformed or not truly signed. */
  #statement(text: string): ApprovalStatement | null {
    const known = this.#read.get(text)
    if (known !== undefined) return known
    const read = readApproval(text, this.#parts.verify)
    const statement = read !== null && read.at <= lastInstant ? read : null
    if (this.#read.size >= mostRemembered) this.#read.clear()
    this.#read.set(text, statement)
    return statement
  }
}

/** Of two at one moment, that of the device whose key is later in the order. */
function newest(words: readonly Word[]): Word | undefined {
  return words.reduce<Word | undefined>((last, word) => {
    const [a, b] = [last?.statement, word.statement]
    if (a === undefined) return word
    return b.at > a.at || (b.at === a.at && b.device > a.device) ? word : last
  }, undefined)
}

const said = ({ by, statement }: Word, kind: Approval['kind'], content: Uint8Array): Approval => ({
  kind,
  by,
  at: statement.at,
  note: plainLine(statement.note),
  changed: differingParts(statement.content, content),
})
