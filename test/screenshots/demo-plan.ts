import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { csvLine } from '../../shared/formats/csv/write-csv.ts'
import { firstOptions } from '../../shared/formats/import/first-options.ts'
import { lookAtFile } from '../../shared/formats/import/look-at-file.ts'
import { readPosts } from '../../shared/formats/import/read-posts.ts'
import { type Person, realPosts } from '../support/person.ts'
import { dropFiles } from '../support/pictures.ts'
import { drawPosters } from './posters.ts'

/** The accounts that the team of the pictures posts to. */
const channels = [
  ['X', '@riverclimate'],
  ['Bluesky', '@riverclimate.example'],
  ['Instagram', '@river.climate'],
  ['Mastodon', '@river@example.social'],
] as const

/** Which posts have a picture, by a few of their words. */
const pictures = [
  [
    'Investments in clean energy',
    'Wind for everyone',
    'A wind turbine on blue paper, with the words “Wind for everyone”',
  ],
  ['An increase in solar jobs', 'Solar works', 'A red sun on yellow paper, with the words “Solar works.”'],
  [
    'Wildfire seasons are getting',
    'Hottest month on record',
    'A thermometer, with the words “Hottest month on record”',
  ],
  ['Clean air makes', 'Clean air is a right', 'A green leaf, with the words “Clean air is a right”'],
  ['the fastest rise in sea-levels', 'The sea is rising', 'Waves, with the words “The sea is rising. So are we.”'],
] as const

const dayMs = 86_400_000
const tooLocal =
  /Obama|President|RT |America|U\.S\.|United States|Clean Power|20\d\d|SCOTUS|SOTU|Pontifex|Alaska|Pope|Jon|states|senators|lawmakers|Congress|EPA|OFA|@|—now|Retweet|RT/

/** Texts of the real campaign that any climate group could post today, without their links. */
async function climateTexts(): Promise<readonly string[]> {
  const file = new Blob([readFileSync(realPosts)])
  const guess = await lookAtFile(file)
  if ('kind' in guess) throw new Error(guess.reason)
  const texts = new Set<string>()
  for await (const { posts } of readPosts(file, firstOptions(guess, 'UTC'), 0)) {
    for (const { text } of posts) texts.add(text.replace(/\s*https?:\S+/g, '').trim())
  }
  return [...texts].filter((text) => text.includes('#ActOnClimate') && text.length > 60 && !tooLocal.test(text))
}

/** What the posts of a day have come to: what lies behind is posted, what is far ahead is still an idea. */
function statusOn(daysAhead: number, turn: number): string {
  if (daysAhead < 0) return 'posted'
  if (daysAhead < 3) return turn % 4 === 3 ? 'approved' : 'scheduled'
  if (daysAhead < 7) return ['scheduled', 'approved', 'review'][turn % 3] ?? ''
  return ['draft', 'review', 'idea', 'approved'][turn % 4] ?? ''
}

const clockTimes = ['09:00', '12:30', '17:00', '19:30']
const tags = ['Facts', 'Good news', 'Events', 'Ask']

/** A spreadsheet with two or three posts on most days around today, and a few without a date. */
function spreadsheet(texts: readonly string[], today: number): string {
  const rows = [csvLine(['Text', 'Date', 'Account', 'Status', 'Tags', 'Campaign'])]
  for (const [at, text] of texts.entries()) {
    const ahead = Math.floor((at * 44) / texts.length) - 25
    const isUndated = at % 11 === 10
    const day = new Date(today + ahead * dayMs).toISOString().slice(0, 10)
    const status = isUndated ? 'idea' : statusOn(ahead, at)
    const account = (channels[at % channels.length]?.[1] ?? '').slice(1)
    const campaign = at % 3 === 0 ? 'Climate march' : ''
    rows.push(
      csvLine([
        text,
        isUndated ? '' : `${day} ${clockTimes[(at * 7) % 4]}`,
        account,
        status,
        tags[at % 4] ?? '',
        campaign,
      ]),
    )
  }
  return rows.join('')
}

/** Adds a picture to a post, both found by a few words, and says in words what it shows. */
async function addPicture(ana: Person, words: string, file: string | undefined, alt: string): Promise<void> {
  if (file === undefined) throw new Error(`No picture for “${words}”.`)
  const { page } = ana
  await ana.openPost(words)
  await dropFiles(page, [file], page.getByRole('region', { name: 'Open post' }))
  await page.getByLabel(`Alt text of ${path.basename(file, '.png')}`).fill(alt)
  // The Library has it already, and says so.
  await page.getByRole('region', { name: 'Files added' }).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('region', { name: 'Open post' }).getByRole('button', { name: 'Close' }).click()
}

/** A team in the middle of its campaign: a month of posts, posters in the Library and on some posts. */
export async function makeDemoPlan(ana: Person, folder: string): Promise<void> {
  const { page } = ana
  mkdirSync(folder, { recursive: true })
  await ana.startPlan('River Climate', 'Ana')
  await ana.goTo('Settings')
  for (const [platform, account] of channels) await ana.addChannel(platform, account)
  const file = path.join(folder, 'climate-posts.csv')
  const texts = await climateTexts()
  writeFileSync(file, spreadsheet(texts, Date.now()))
  await ana.importFile(file)
  await page.getByRole('button', { name: /^Import \d+ posts/ }).click()
  await page.getByRole('button', { name: 'Show in calendar' }).click()
  const posters = await drawPosters(page, folder)
  await ana.goTo('Library')
  await dropFiles(page, [...posters.values()], page.getByText('Drop pictures and videos here'))
  const assets = page.getByRole('listbox', { name: 'Assets' }).getByRole('option')
  await expect(assets).toHaveCount(posters.size)
  await assets.first().focus()
  await page.keyboard.press('ControlOrMeta+a')
  const all = page.getByRole('complementary', { name: 'Selected assets' })
  await all.getByRole('button', { name: /Licence/ }).click()
  await page.getByRole('option', { name: 'Our own work' }).click()
  await all.getByRole('button', { name: 'Select nothing' }).click()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await ana.goTo('Calendar')
  for (const [words, poster, alt] of pictures) await addPicture(ana, words, posters.get(poster), alt)
}
