import { useMemo } from 'react'
import { zoneWords } from '../state/times.ts'
import { ComboBox } from './combo-box.tsx'

interface ZonePickerProps {
  readonly label: string
  readonly value: string
  readonly onChange: (zone: string) => void
  readonly hint?: string
}

const zoneIds = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** Names zones once: 400 of them take a while. The offset is today's, enough to tell zones apart. */
let named: readonly { readonly id: string; readonly name: string; readonly detail: string }[] | null = null
function namedZones() {
  named ??= zoneIds.map((id) => ({ id, name: zoneWords(id, Date.now()), detail: id.split('/')[0] ?? '' }))
  return named
}

/** An IANA time zone, found by typing a city. */
export function ZonePicker({ label, value, onChange, hint }: ZonePickerProps) {
  const zones = useMemo(() => {
    const all = namedZones()
    return all.some(({ id }) => id === value) ? all : [{ id: value, name: value, detail: '' }, ...all]
  }, [value])
  return (
    <ComboBox label={label} items={zones} value={value} onChange={onChange} {...(hint !== undefined && { hint })} />
  )
}
