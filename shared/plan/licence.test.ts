import { expect, test } from 'vitest'
import { isUnclear, licenceWarnings } from './licence.ts'

test('a licence says what is to be heeded', () => {
  expect(licenceWarnings({ licence: 'own', credit: '' })).toEqual([])
  expect(licenceWarnings({ licence: 'cc-by', credit: '' })).toEqual(['credit-missing'])
  expect(licenceWarnings({ licence: 'cc-by-nc-nd', credit: 'Ana' })).toEqual(['no-changes', 'not-commercial'])
  expect(licenceWarnings({ licence: 'all-rights-reserved', credit: 'Ana' })).toEqual(['reserved'])
})

test('someone must act where nothing is known, a holder must be asked, or nobody is named', () => {
  expect(isUnclear({ licence: 'unknown', credit: 'Ana' })).toBe(true)
  expect(isUnclear({ licence: 'all-rights-reserved', credit: 'Ana' })).toBe(true)
  expect(isUnclear({ licence: 'cc-by-sa', credit: '' })).toBe(true)
  expect(isUnclear({ licence: 'cc-by-nd', credit: 'Ana' })).toBe(false)
  expect(isUnclear({ licence: 'public-domain', credit: '' })).toBe(false)
})
