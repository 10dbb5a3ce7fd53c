import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { sizes } from '../support/sizes.ts'

test('the Team screen says how the others are reached, what Placard is doing, and what keeps them apart', async ({
  open,
}, info) => {
  test.setTimeout(180_000)
  const [first, second] = [await open(), await open()]
  const [ana, ben] = [new Person(first.page), new Person(second.page)]
  const { page } = first
  const shoot = (name: string) => inBothThemes(page, (theme) => shootSizes(`${name}-${theme}`))
  const shootSizes = async (name: string) => {
    for (const { width, height } of sizes) {
      await first.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      )
      await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
      await page.screenshot({ path: info.outputPath(`${name}-${width}.png`) })
    }
  }

  await ana.startPlan('Save the Riverside Library', 'Ana')
  const code = await ana.invite()
  await ben.join(code, 'Ben')
  await ana.goTo('Team')
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection.getByText('Connected to 1 computer')).toBeVisible()
  await expect(page.getByText(/received, .+ sent/)).toBeVisible()
  await connection.getByRole('button', { name: 'Why am I not connected?' }).click()
  await expect(connection.getByText('You are connected to every computer of the team.')).toBeVisible()
  await shoot('connected')

  await second.close()
  await expect(connection.getByText('Reconnecting')).toBeVisible()
  await connection.getByRole('checkbox', { name: 'Only on this network' }).press('Space')
  await expect(connection.getByText(/on its own network alone/)).toBeVisible()
  await connection.getByRole('button', { name: 'Why am I not connected?' }).click()
  await expect(connection.getByText('This computer uses only its own network.')).toBeVisible()
  await shoot('alone')
})

async function inBothThemes(page: Page, shoot: (theme: 'light' | 'dark') => Promise<void>): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await shoot(theme)
  }
}
