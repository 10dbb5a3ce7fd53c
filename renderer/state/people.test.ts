import { expect, test } from 'vitest'
import type { TeamMember } from '../../shared/ipc/team-api.ts'
import { peopleOf } from './people.ts'

const member = (id: string, fields: Partial<TeamMember> = {}): TeamMember => ({
  ...{ member: id, name: id, hue: 'teal', role: 'viewer', isHub: false, isOwn: false, devices: [] },
  ...fields,
})

test('viewers have a face, hubs have none, and who stands in the lists is there once', () => {
  const listed = [
    { id: 'ana', name: 'Ana', hue: 'red' },
    { id: 'gone', name: 'Gone', hue: 'blue' },
  ] as const
  const team = [member('ana', { role: 'admin' }), member('vera'), member('hub', { role: 'editor', isHub: true })]
  expect(peopleOf(listed, team).map(({ id, hue }) => `${id} ${hue}`)).toEqual(['ana red', 'gone blue', 'vera teal'])
})
