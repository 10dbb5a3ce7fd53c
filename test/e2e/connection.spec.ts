import { expect } from '@playwright/test'
import { framesOf, type Hello, protocolVersion } from '../../shared/replica/frames.ts'
import { test } from '../support/e2e.ts'
import { TestDevice } from '../support/network-device.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

test('the Team screen says how the others are reached, what Placard is doing, and what keeps them apart', async ({
  open,
}, info) => {
  test.setTimeout(180_000)
  const [first, second] = [await open(), await open()]
  const [ana, ben] = [new Person(first.page), new Person(second.page)]
  const { page } = first
  const shoot = (name: string) => shootBoth(first, (file) => info.outputPath(`${name}-${file}`))

  await ana.startPlan('Save the Riverside Library', 'Ana')
  const code = await ana.invite()
  await ben.join(code, 'Ben')
  await ana.goTo('Team')
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection.getByText('Connected to 1 computer')).toBeVisible()
  await expect(page.getByText(/received, .+ sent/)).toBeVisible()
  await connection.getByRole('button', { name: 'How am I connected?' }).click()
  await expect(connection.getByText('You are connected to every computer of the team.')).toBeVisible()
  await expect(connection.getByText('Directly, on this network.')).toBeVisible()
  await shoot('connected')

  await second.close()
  await expect(connection.getByText('Reconnecting').first()).toBeVisible()
  await connection.getByRole('checkbox', { name: 'Only on this network' }).press('Space')
  await expect(connection.getByText(/on its own network alone/)).toBeVisible()
  await connection.getByRole('button', { name: 'Why am I not connected?' }).click()
  await expect(connection.getByText('This computer uses only its own network.')).toBeVisible()
  await shoot('alone')
})

test('whoever runs another version of Placard is named, with who has to update', async ({ open }, info) => {
  test.setTimeout(120_000)
  const first = await open()
  const ana = new Person(first.page)
  const { page } = first
  await ana.startPlan('Save the Riverside Library', 'Ana')
  const code = await ana.invite()
  const addresses = page.getByRole('list', { name: 'Members and their computers' }).getByText(/^\d+(\.\d+){3}:\d+/)
  const [address = ''] = ((await addresses.textContent()) ?? '').split(' or ')
  const ben = new TestDevice('Ben', { listen: { host: '127.0.0.1', port: 0 }, discovery: null })
  ben.onPeer = ({ pipe }) => {
    pipe.receive({ frame: () => {}, closed: () => {} })
    for (const frame of framesOf(newerHello)) pipe.send(frame)
  }
  expect(await ben.join(code, address)).toMatchObject({ kind: 'joined' })
  await expect(
    page.getByText('The computer “Ben” of Ben has a newer Placard: update this one to talk to it.'),
  ).toBeVisible()
  const connection = page.getByRole('region', { name: 'Connection' })
  await connection.getByRole('button', { name: 'Why am I not connected?' }).click()
  await expect(connection.getByText('Ben has a newer Placard, which this one cannot talk to.')).toBeVisible()
  await expect(connection.getByText(/^Update Placard on this computer\./)).toBeVisible()
  await connection.scrollIntoViewIfNeeded()
  await shootBoth(first, (name) => info.outputPath(`newer-${name}`))
  ben.close()
})

const newerHello: Hello = {
  kind: 'hello',
  version: protocolVersion + 1,
  planTag: '0123456789abcdef',
  replicaTag: '0123456789abcdef',
  nonce: '00000001',
  root: '0'.repeat(32),
  scope: null,
}
