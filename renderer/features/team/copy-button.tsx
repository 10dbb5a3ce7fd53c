import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'

interface CopyButtonProps {
  readonly text: string
  readonly children: string
}

/** Copies a text, and says whether it worked. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  const words = { none: children, copied: 'Copied', failed: 'Select and copy it by hand' }[outcome]
  return (
    <Button icon={outcome === 'copied' ? Check : Copy} onPress={() => void copy()}>
      <span aria-live="polite">{words}</span>
    </Button>
  )
}
