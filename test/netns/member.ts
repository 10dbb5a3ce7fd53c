import { createInterface } from 'node:readline'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { TeamMember } from '../support/team-member.ts'
import type { MemberAnswer, MemberOrder, MemberView } from './member-process.ts'

// One member as a process of its own, to be started in a namespace: orders come in as lines of JSON, answers and views
// of what this member sees go out the same way.

interface Options {
  readonly name: string
  readonly bootstrap: readonly string[]
  readonly multicast: boolean
}

const { name, bootstrap, multicast } = JSON.parse(process.argv[2] ?? '') as Options
const member = new TeamMember(name, new MemoryStore(), {
  listen: {},
  ...(multicast ? {} : { discovery: null }),
  internet: { bootstrap },
})

const say = (line: MemberAnswer | MemberView) => process.stdout.write(`${JSON.stringify(line)}\n`)

function view(): void {
  void member.replica.root().then(async (root) => {
    const documents = (await member.replica.fingerprints()).size
    say({ team: member.team, documents, root: Buffer.from(root).toString('hex') })
  })
}

function follow(): void {
  member.desk.states.watch(view)
  member.replica.watchDocs(view)
}

async function carryOut(order: MemberOrder): Promise<unknown> {
  switch (order.do) {
    case 'internet':
      return member.desk.allowInternet(order.on)
    case 'start':
      await member.startPlan()
      return follow()
    case 'invite':
      return member.desk.invite(20, 'editor')
    case 'join': {
      const outcome = await member.desk.join(order.code, name, order.address, () => {})
      if (outcome.kind === 'joined') follow()
      return outcome
    }
    case 'write':
      return member.addPosts(...order.texts)
    case 'reach':
      return member.desk.reach()
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { number, order } = JSON.parse(line) as { readonly number: number; readonly order: MemberOrder }
  void carryOut(order).then((answer) => say({ number, answer: answer ?? null }))
}
