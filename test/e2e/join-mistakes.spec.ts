import { expect } from '@playwright/test'
import { nodeClock } from '../../electron/network/node-clock.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { TestDevice } from '../support/network-device.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

const day = 24 * 60 * 60 * 1000

/** A member of another team, at an address on this machine. */
async function foundTeam(name: string, clock: Clock): Promise<TestDevice> {
  const device = new TestDevice(name, { listen: { host: '127.0.0.1', port: 0 }, discovery: null }, clock)
  const planId = '018f0000-0000-7000-8000-00000000bbbb'
  await device.serve({ planId, planName: 'Spring', genesis: null, statements: [] })
  // The first invitation makes the team.
  await device.invite()
  return device
}

test('whoever types a code that does not open hears what is wrong with it, and what to do', async ({ open }, info) => {
  test.setTimeout(240_000)
  const shoot = (name: string) => shootBoth(second, (file) => info.outputPath(`${name}-${file}`))
  const [first, second] = [await open(), await open()]
  const [ana, ben] = [new Person(first.page), new Person(second.page)]
  const { page } = second
  const dialog = page.getByRole('dialog', { name: 'Join a team' })
  const field = dialog.getByLabel('Invitation code or link')
  const join = dialog.getByRole('button', { name: 'Join', exact: true })

  await ana.startPlan('Save the Riverside Library', 'Ana')
  const code = await ana.invite('One person')
  await page.getByRole('button', { name: 'Join with an invitation' }).click()

  await test.step('the mistake is named as soon as the field is left', async () => {
    const typo = `${code.slice(0, 10)}${code[10] === 'Z' ? 'Y' : 'Z'}${code.slice(11)}`
    const cases: readonly (readonly [string, RegExp])[] = [
      ['let me in please', /^This is not an invitation code/],
      [code.slice(0, 24), /^12 characters are missing/],
      [code.replace(/.$/, '!'), /^No code has a “!”, as in group 8/],
      ['192.168.1.20:47610', /belongs in the field for the address/],
      [typo, /typing mistake in this code/],
    ]
    for (const [text, words] of cases) {
      await field.fill(text)
      await dialog.getByLabel('Your name').focus()
      await expect(dialog.getByText(words)).toBeVisible()
      await expect(field).toHaveAccessibleDescription(words)
    }
    expect(await findings(page)).toEqual([])
    await shoot('mistake')
  })

  await test.step('a message is pasted as it is, and lets in', async () => {
    await field.fill(`Hi Ben! Here is the code: ${code.replaceAll('-', '‑')}. See you on Friday.`)
    await dialog.getByLabel('Your name').fill('Ben')
    await join.click()
    await expect(dialog).toBeHidden({ timeout: 30_000 })
    await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 30_000 })
  })

  await test.step('the code of a plan that is here already leads to it', async () => {
    await page.getByRole('button', { name: /^Plan: / }).click()
    await page.getByRole('menuitem', { name: 'Join with an invitation…' }).click()
    await field.fill(code)
    await dialog.getByLabel('Your name').fill('Ben')
    await join.click()
    await expect(dialog.getByRole('alert')).toContainText('You are in this plan already: “Save the Riverside Library”')
    await shoot('here')
    await dialog.getByRole('button', { name: 'Open that plan' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('codes that are used up, withdrawn, expired, or of another team say so', async () => {
    let now = () => nodeClock.now()
    const cleo = await foundTeam('cleo', { ...nodeClock, now: () => now() })
    const elsewhere = await foundTeam('dora', nodeClock)
    const attempt = async (typed: string, address: string, words: RegExp) => {
      await field.fill(typed)
      await dialog.getByLabel('Your name').fill('Ben')
      await dialog.getByLabel('Address of a member (if you are not found)').fill(address)
      await join.click()
      await expect(dialog.getByRole('alert')).toHaveText(words)
      await expect(dialog.getByRole('alert')).toContainText('Nothing was changed on this computer.')
    }
    await page.getByRole('button', { name: /^Plan: / }).click()
    await page.getByRole('menuitem', { name: 'Join with an invitation…' }).click()
    const old = await cleo.invite()
    await attempt(old.code, elsewhere.address(), /not of the team that this code is for/)
    now = () => nodeClock.now() + 8 * day
    await attempt(old.code, cleo.address(), /has expired/)
    await shoot('expired')
    now = () => nodeClock.now() - 30 * day
    const early = await cleo.invite()
    await attempt(early.code, cleo.address(), /Set the date and time of this computer right/)
    now = () => nodeClock.now()
    const withdrawn = await cleo.invite()
    const [invite] = [...cleo.team().invites.values()].slice(-1)
    await cleo.grant({ kind: 'withdraw', invite: invite?.id ?? '' })
    await attempt(withdrawn.code, cleo.address(), /opens nothing any more/)
    cleo.close()
    elsewhere.close()
  })
})
