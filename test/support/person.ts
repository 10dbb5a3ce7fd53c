import path from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'

/** 3,207 real posts; the same file that the sample plan uses. */
export const realPosts = path.resolve(import.meta.dirname, '../../renderer/sample/campaign-posts-2014-2017.csv')

/** What people do in Placard, by what they see and hear: roles, names and keys. */
export class Person {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get editor(): Locator {
    return this.page.getByRole('textbox', { name: 'Text of the post' })
  }

  /** The pill's whole truth is its name. */
  get pill(): Locator {
    return this.page.getByRole('button', { name: /^(Sav|Sync|Start|Trouble)/ }).last()
  }

  async startPlan(name: string, own: string): Promise<void> {
    await this.page.getByLabel('What is the plan called?').fill(name)
    await this.page.getByLabel('Your name, as the team knows you').fill(own)
    await this.page.getByRole('button', { name: 'Start the plan' }).click()
    // Until then the plan that was open before is still there, and what is begun in it ends with it.
    await expect(this.page.getByRole('button', { name: `Plan: ${name}`, exact: true })).toBeVisible()
  }

  /** After a start with a plan that was open before: it opens by itself. */
  async isBack(): Promise<void> {
    await expect(this.page.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 30_000 })
  }

  async goTo(screen: 'Calendar' | 'Board' | 'Library' | 'Team' | 'Settings'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click()
  }

  /** Runs something from the palette, by its words. */
  async palette(words: string, option: RegExp): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k')
    const palette = this.page.getByRole('dialog', { name: 'Find or do anything' })
    await palette.getByRole('textbox').fill(words)
    await palette.getByRole('option', { name: option }).first().click()
  }

  /** Opens the import with a CSV file; resolves when the file is handed over. */
  async chooseFile(file: string): Promise<void> {
    await this.palette('import', /Import posts/)
    const chosen = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Choose a file' }).click()
    await (await chosen).setFiles(file)
  }

  /** Brings in a CSV file with the guessed columns; resolves on the last step. */
  async importFile(file: string): Promise<void> {
    await this.chooseFile(file)
    await this.page.getByRole('button', { name: 'Check the posts' }).click()
  }

  async newPost(text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New post', exact: true }).first().click()
    await expect(this.editor).toBeFocused()
    await this.page.keyboard.type(text)
  }

  /** Opens the post that a few words find. */
  async openPost(words: string): Promise<void> {
    await this.palette(words, new RegExp(words, 'i'))
    await expect(this.editor).toContainText(words)
  }

  /** Opens a part of the open post, by its title, unless it is open. */
  async unfold(title: string): Promise<void> {
    const part = this.page.getByRole('button', { name: new RegExp(`^${title}`) })
    if ((await part.getAttribute('aria-expanded')) === 'false') await part.click()
  }

  /** Gives the open post a label from one of its pickers; a name that is new is made. */
  async decide(picker: 'Channels' | 'Tags' | 'Campaign', name: string): Promise<void> {
    await this.unfold('Channels and labels')
    await this.page.getByRole('combobox', { name: picker }).fill(name)
    await this.page.getByRole('option', { name }).first().click()
    await expect(this.page.getByRole('button', { name: `Remove ${name}` }).first()).toBeVisible()
    await this.editor.focus()
  }

  /** Adds a channel in the settings. */
  async addChannel(platform: string, account: string): Promise<void> {
    await this.goTo('Settings')
    await this.page.getByRole('button', { name: 'Add a channel' }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', { name: /Platform/ }).click()
    await this.page.getByRole('option', { name: platform, exact: true }).click()
    await dialog.getByLabel('Account').fill(account)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog).toBeHidden()
  }

  /** Lets the open post go to channels, by their names in the picker. */
  async sendTo(...channels: readonly string[]): Promise<void> {
    await this.unfold('Channels and labels')
    const picker = this.page.getByRole('combobox', { name: 'Channels' })
    for (const channel of channels) {
      await picker.fill(channel)
      await this.page.getByRole('option', { name: channel, exact: true }).click()
    }
    await picker.press('Tab')
    for (const channel of channels) {
      await expect(this.page.getByRole('button', { name: `Remove ${channel}`, exact: true })).toBeVisible()
    }
  }

  /** Shows all times in the zone of a place. */
  async viewIn(zone: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Times in/ }).click()
    await this.page.getByRole('combobox', { name: 'Show times in' }).fill(zone)
    await this.page
      .getByRole('option', { name: new RegExp(zone) })
      .first()
      .click()
    await this.page.keyboard.press('Escape')
  }

  /** Says which language the open post is written in. */
  async saysLanguage(name: string): Promise<void> {
    const field = this.page.getByRole('combobox', { name: 'Language' })
    if (!(await field.isVisible())) await this.page.getByRole('button', { name: 'Language and dates' }).click()
    await field.click()
    await field.fill(name)
    await field.press('ArrowDown')
    await field.press('Enter')
    await expect(field).toHaveValue(name)
    await this.editor.focus()
  }

  /** Walks on with the Tab key until something has the focus. */
  async tabTo(goal: Locator): Promise<void> {
    const isThere = () => goal.evaluate((element) => element === document.activeElement)
    for (let stops = 0; stops < 60; stops++) {
      if (await isThere()) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`The Tab key does not lead to ${goal}.`)
  }

  async invite(
    people: 'One person' | 'Up to 5 people' = 'Up to 5 people',
    role: 'Viewer' | 'Editor' | 'Approver' | 'Admin' = 'Editor',
  ): Promise<string> {
    await this.goTo('Team')
    await this.page.getByRole('button', { name: 'Invite someone' }).first().click()
    const dialog = this.page.getByRole('dialog', { name: 'Invite someone' })
    await dialog.getByRole('button', { name: /^One person|For/ }).click()
    await this.page.getByRole('option', { name: people }).click()
    await dialog.getByRole('button', { name: /As$/ }).click()
    await this.page.getByRole('option', { name: role }).click()
    await dialog.getByRole('button', { name: 'Make the invitation' }).click()
    const code = (await dialog.getByLabel('Invitation code').textContent()) ?? ''
    await dialog.getByRole('button', { name: 'Done' }).click()
    return code
  }

  /** Makes this another computer of whoever made the code. */
  async pair(code: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Join with an invitation' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Join a team' })
    await dialog.getByLabel('Invitation code or link').fill(code)
    await dialog.getByRole('button', { name: 'Add this computer' }).click()
    await expect(dialog).toBeHidden({ timeout: 30_000 })
    await expect(this.page.getByRole('navigation', { name: 'Screens' })).toBeVisible()
  }

  async join(code: string, own: string, address?: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Join with an invitation' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Join a team' })
    await dialog.getByLabel('Invitation code or link').fill(code)
    await dialog.getByLabel('Your name').fill(own)
    if (address !== undefined) await dialog.getByLabel('Address of a member (if you are not found)').fill(address)
    await dialog.getByRole('button', { name: 'Join', exact: true }).click()
    await expect(dialog).toBeHidden({ timeout: 30_000 })
    await expect(this.page.getByRole('navigation', { name: 'Screens' })).toBeVisible()
  }
}
