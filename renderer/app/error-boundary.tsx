import { Component, type ReactNode } from 'react'
import { reasonOf } from '../../shared/replica/reason-of.ts'
import { TroublePage } from './trouble-page.tsx'

interface State {
  readonly failure: { readonly error: unknown } | null
}

/** Catches what nobody foresaw, and says so kindly. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failure: null }

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } }
  }

  override render() {
    const { failure } = this.state
    if (failure === null) return this.props.children
    const { error } = failure
    return (
      <TroublePage
        title="Something went wrong in this window"
        advice="Everything that was saved is safe on this computer. Open the window anew to go on."
        details={error instanceof Error ? (error.stack ?? error.message) : reasonOf(error)}
        action="Open anew"
        onAction={() => location.reload()}
      />
    )
  }
}
