import { expect, it } from 'vitest'
import { ownerTrouble } from './open-commands.ts'

it('keeps root from writing into the folder of another user, and nobody else from anything', () => {
  expect(ownerTrouble(1000, 0)).toContain("sudo -u '#1000'")
  expect([ownerTrouble(0, 0), ownerTrouble(1000, 1000), ownerTrouble(1000, null)]).toEqual([null, null, null])
})
