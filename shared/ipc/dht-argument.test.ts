import { expect, test } from 'vitest'
import { dhtNodesIn } from './dht-argument.ts'

test('the DHT’s nodes come from an argument, none at all is possible, and without it the public ones are meant', () => {
  expect(dhtNodesIn(['placard', '--dht=10.0.0.1:49737,hub.example:49738'])).toEqual([
    '10.0.0.1:49737',
    'hub.example:49738',
  ])
  expect(dhtNodesIn(['--dht=none'])).toEqual([])
  expect(dhtNodesIn(['--profile=/tmp/x'])).toBe(null)
})
