import { expect, test } from 'vitest'
import { refusePage, refuseSocket, refuseStranger } from './guard.ts'

const door = { authority: '127.0.0.1:47654', cookie: 'right' }
const host = '127.0.0.1:47654'
const cookie = 'other=1; placard=right'

test('our own page passes', () => {
  expect(refusePage({ host, cookie, 'sec-fetch-site': 'same-origin' }, door)).toBeNull()
  expect(refuseStranger({ host, 'sec-fetch-site': 'none' }, door)).toBeNull()
  expect(refuseSocket({ host, cookie, origin: 'http://127.0.0.1:47654' }, door)).toBeNull()
})

test('a name that was pointed at this computer is refused', () => {
  expect(refusePage({ host: 'evil.example:47654', cookie }, door)).toBe(421)
  expect(refuseSocket({ host: 'localhost:47654', cookie, origin: 'http://127.0.0.1:47654' }, door)).toBe(421)
})

test('requests that another site caused are refused', () => {
  expect(refusePage({ host, cookie, 'sec-fetch-site': 'cross-site' }, door)).toBe(403)
  expect(refuseStranger({ host, 'sec-fetch-site': 'same-site' }, door)).toBe(403)
  expect(refuseSocket({ host, cookie, origin: 'http://127.0.0.1:8080' }, door)).toBe(403)
  expect(refuseSocket({ host, cookie }, door)).toBe(403)
})

test('without the right cookie nothing is given', () => {
  expect(refusePage({ host }, door)).toBe(403)
  expect(refusePage({ host, cookie: 'placard=wrong' }, door)).toBe(403)
  expect(refusePage({ host, cookie: 'xplacard=right' }, door)).toBe(403)
  expect(refuseSocket({ host, origin: 'http://127.0.0.1:47654' }, door)).toBe(403)
})
