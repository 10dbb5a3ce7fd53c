import { reasonOf } from '../../shared/replica/reason-of.ts'
import { JoinForm } from '../features/team/join-form.tsx'
import { welcomeWords } from '../features/team/words.ts'
import { useUndo } from '../state/undo.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useJoinRequest } from './join-request.ts'
import { enterPlan } from './plans.ts'

/** The way into someone else's plan. */
export function JoinDialog() {
  const code = useJoinRequest((state) => state.code)
  const ask = useJoinRequest((state) => state.ask)
  const open = (planId: string, welcome: string | null) => {
    ask(null)
    const { notify } = useUndo.getState()
    enterPlan(planId).then(
      () => welcome !== null && notify(welcome),
      (error: unknown) => notify(`You are in, but the plan could not be opened: ${reasonOf(error)}`),
    )
  }
  return (
    <Dialog title="Join a team" isOpen={code !== null} isDismissable={false} onClose={() => ask(null)}>
      <JoinForm
        key={code}
        initialCode={code ?? ''}
        onJoined={({ planId, planName, role }) => open(planId, welcomeWords(planName, role))}
        onOpen={(planId) => open(planId, null)}
      />
    </Dialog>
  )
}
