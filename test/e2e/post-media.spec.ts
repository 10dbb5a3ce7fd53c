import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { dropFiles, sampleFile } from '../support/pictures.ts'

const mediaOf = (page: Page) => page.getByRole('list', { name: 'Media of the post' }).getByRole('listitem')
const altOf = (page: Page, name: string) => page.getByLabel(`Alt text of ${name}`)

test('media added on one desktop appear on the other with their alt text; both describe and move them', async ({
  open,
}) => {
  test.setTimeout(180_000)
  const ana = new Person((await open()).page)
  const ben = new Person((await open()).page)
  await ana.startPlan('Save the Riverside Library', 'Ana')
  const code = await ana.invite()
  await ben.join(code, 'Ben')

  await test.step('Ana drops a picture and a film onto her post', async () => {
    await ana.goTo('Calendar')
    await ana.newPost('The library stays open.')
    await dropFiles(
      ana.page,
      ['photo.jpg', 'clip.webm'].map(sampleFile),
      ana.page.getByRole('region', { name: 'Open post' }),
    )
    await expect(mediaOf(ana.page)).toHaveCount(2)
    await expect(mediaOf(ana.page).first()).toContainText('No alt text yet.')
    await altOf(ana.page, 'photo').fill('A white sun')
    await expect(mediaOf(ana.page).first()).not.toContainText('No alt text yet.')
  })

  await test.step('she pastes another into the text, and takes it back', async () => {
    await ana.editor.evaluate(async (editor) => {
      const canvas = new OffscreenCanvas(60, 40)
      canvas.getContext('2d')?.fillRect(0, 0, 30, 40)
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }))
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await expect(mediaOf(ana.page)).toHaveCount(3)
    await expect(ana.editor).toContainText('The library stays open.')
    await ana.editor.press('ControlOrMeta+z')
    await expect(mediaOf(ana.page)).toHaveCount(2)
  })

  await test.step('Ben sees both, with the pictures themselves and the words', async () => {
    await ben.openPost('The library stays open')
    await expect(mediaOf(ben.page)).toHaveCount(2)
    await expect(altOf(ben.page, 'photo')).toHaveValue('A white sun')
    await expect(mediaOf(ben.page).locator('img')).toHaveCount(2, { timeout: 30_000 })
  })

  await test.step('Ben moves one by keyboard, and both go on with its words', async () => {
    const grip = ben.page.getByRole('button', { name: 'Move clip, number 2 of 2, with the arrow keys' })
    await grip.press('ArrowUp')
    await expect(mediaOf(ana.page).first()).toContainText('Alt text of clip')
    await altOf(ben.page, 'photo').press('End')
    await altOf(ben.page, 'photo').pressSequentially(' over hills')
    await ben.editor.click()
    await ben.page.keyboard.type('Soon')
    await ben.page.keyboard.press('ControlOrMeta+z')
    await expect(ben.editor, 'undo takes back what was typed here').not.toContainText('Soon')
    await expect(altOf(ben.page, 'photo'), 'and nothing of another field').toHaveValue('A white sun over hills')
    await expect(altOf(ana.page, 'photo')).toHaveValue('A white sun over hills')
  })

  await test.step('Ana drags it back to its place', async () => {
    const grip = ana.page.getByRole('button', { name: 'Move clip, number 1 of 2, with the arrow keys' })
    await grip.dragTo(mediaOf(ana.page).nth(1))
    await expect(mediaOf(ben.page).first()).toContainText('Alt text of photo')
  })

  await test.step('removing is undone, with the words', async () => {
    await ana.page.getByRole('button', { name: 'Remove photo' }).click()
    await expect(mediaOf(ben.page)).toHaveCount(1)
    await ana.page.getByRole('button', { name: 'Add media' }).press('ControlOrMeta+z')
    await expect(mediaOf(ana.page)).toHaveCount(2)
    await expect(altOf(ana.page, 'photo')).toHaveValue('A white sun over hills')
    await expect(altOf(ben.page, 'photo')).toHaveValue('A white sun over hills')
  })

  await test.step('the Library of the other says where it is used; deleting it there takes it from no post', async () => {
    await ben.goTo('Library')
    const assets = ben.page.getByRole('listbox', { name: 'Assets' }).getByRole('option')
    await expect(assets).toHaveCount(3)
    await assets.filter({ hasText: 'photo' }).click()
    const panel = ben.page.getByRole('complementary', { name: 'Asset' })
    await expect(panel.getByRole('region', { name: 'Used in' })).toContainText('The library stays open.')
    await expect(panel.getByRole('region', { name: 'File' })).toContainText(
      /On this computer, and on 1 other computer/,
      {
        timeout: 30_000,
      },
    )
    await panel.getByRole('button', { name: 'Delete' }).click()
    await expect(
      ben.page.getByText('Deleted “photo”. “The library stays open.” still uses it and keeps it'),
    ).toBeVisible()
    await expect(mediaOf(ana.page).filter({ hasText: 'photo' })).toContainText('It was deleted from the Library.')
    await expect(mediaOf(ana.page).locator('img')).toHaveCount(2)
    await ben.page.getByRole('button', { name: 'Undo' }).click()
    await expect(assets).toHaveCount(3)
  })

  await test.step('Ana looks after the rights of one, straight from her post', async () => {
    await ana.page.getByRole('button', { name: 'Show photo in the Library' }).click()
    const panel = ana.page.getByRole('complementary', { name: 'Asset' })
    await panel.getByRole('button', { name: /Not known/ }).click()
    await ana.page.getByRole('option', { name: 'Our own work' }).click()
    await expect(mediaOf(ana.page).first()).not.toContainText('Nobody has said')
  })

  await test.step('the board shows the first picture, and the Library gives more to a post', async () => {
    await ana.page.getByRole('button', { name: 'Add media' }).click()
    await ana.page.getByRole('menuitem', { name: 'From the Library…' }).click()
    const picker = ana.page.getByRole('dialog', { name: 'Add from the Library' })
    await picker.getByRole('button', { name: /photo/ }).click()
    await picker.getByRole('button', { name: 'Add 1' }).click()
    await expect(mediaOf(ana.page)).toHaveCount(3)
    await ana.goTo('Board')
    await expect(ana.page.getByRole('option', { name: /The library stays open/ })).toContainText('With 2 media')
  })
})
