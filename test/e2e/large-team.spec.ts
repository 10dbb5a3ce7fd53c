import { expect } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { LargeTeam } from '../support/large-team.ts'
import { Person } from '../support/person.ts'
import { resize, sizes } from '../support/sizes.ts'

test('walk', async ({ open }, info) => {
  test.setTimeout(300_000)
  const team = new LargeTeam()
  const t0 = Date.now()
  await team.gather(8)
  console.log('gathered', Date.now() - t0, team.founder.device.team().devices.size)
  const placard = await open()
  const { page } = placard
  const ana = new Person(page)
  const { code, address } = await team.invitation()
  await ana.join(code, 'Ana', address)
  await expect(ana.pill).toHaveAccessibleName(/Synced with/, { timeout: 60_000 })
  await ana.goTo('Team')
  const [own] = (await page
    .getByText(/^[0-9.]+:[0-9]+ or|^[0-9.]+:[0-9]+$/)
    .first()
    .textContent())!.split(' or ')
  await team.call(own!)
  await team.giveRole('Ana', 'admin')
  await team.giveRole('Bruno', 'approver')
  await team.giveRole('Carla', 'viewer')
  await team.remove('Yusuf', 'Esra', 'Dario', 'Chiara', 'Wanda', 'Viktor', 'Noor')
  console.log(await ana.pill.getAttribute('aria-label'))
  for (const theme of ['Light', 'Dark'] as const) {
    await ana.palette(`${theme} theme`, new RegExp(`${theme} theme`))
    for (const size of sizes) {
      await resize(placard, size)
      await page.screenshot({ path: info.outputPath(`team-${theme}-${size.width}.png`) })
    }
  }
  await page.getByRole('button', { name: /^Bruno/ }).click()
  await page.getByRole('button', { name: /^Greta/ }).click()
  await page.getByRole('button', { name: /Unicorn/ }).click()
  await page.getByRole('button', { name: /^Wolf/ }).click()
  await page.screenshot({ path: info.outputPath(`team-open.png`) })
  await page.getByText('Without a network').scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath(`team-end.png`) })
  await page.getByText('Nguyễn').first().scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath(`team-strange.png`) })
  console.log(await findings(page))
  await page.screenshot({ path: info.outputPath(`team-strange.png`) })
  console.log(await page.locator('main').ariaSnapshot())
  await team.close()
})
