import { useState } from 'react'
import { TextField } from './text-field.tsx'

interface CommittedFieldProps {
  readonly label: string
  readonly value: string
  /** Called with the new words when the field is left or Enter is pressed, and only if they are other words. */
  readonly onCommit: (value: string) => void
  readonly placeholder?: string
  readonly hint?: string
}

/** A line that is written down when the person is done with it. Escape takes back what was typed. */
export function CommittedField({ label, value, onCommit, placeholder, hint }: CommittedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const commit = () => {
    if (typed !== null && typed.trim() !== value) onCommit(typed.trim())
    setTyped(null)
  }
  return (
    <TextField
      label={label}
      placeholder={placeholder}
      hint={hint}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        else if (event.key === 'Escape' && typed !== null) setTyped(null)
        else event.continuePropagation()
      }}
    />
  )
}
