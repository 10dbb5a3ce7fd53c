import { useState } from 'react'
import { api } from '../../state/api.ts'
import { useLists } from '../../state/lists.ts'
import { LanguagePicker } from '../../ui/language-picker.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ZonePicker } from '../../ui/zone-picker.tsx'
import { Section } from './section.tsx'

/** The plan's name and zone, and in which zone this person sees it. */
export function PlanSection() {
  const plan = useLists((state) => state.lists.plan)
  return (
    <Section title="Plan" about="Shared with everyone in the team.">
      <PlanName key={plan.name} name={plan.name} onChange={(name) => void api().lists.savePlan({ ...plan, name })} />
      <ZonePicker
        label="The plan’s time zone"
        value={plan.zone}
        onChange={(zone) => void api().lists.savePlan({ ...plan, zone })}
        hint="New times are typed in this zone. Posts that have a time keep theirs."
      />
      <LanguagePicker
        label="Language of its posts"
        value={plan.language ?? null}
        onChange={(language) => void api().lists.savePlan({ ...plan, language: language ?? '' })}
        hint="Spelling is checked in it where a post says nothing else."
      />
    </Section>
  )
}

/** Saved when the person leaves the field; an empty name is left as it was. */
function PlanName({ name, onChange }: { readonly name: string; readonly onChange: (name: string) => void }) {
  const [typed, setTyped] = useState(name)
  const leave = () => {
    const wanted = typed.trim()
    if (wanted === '') setTyped(name)
    else if (wanted !== name) onChange(wanted)
  }
  return <TextField label="Name" value={typed} onChange={setTyped} onBlur={leave} />
}
