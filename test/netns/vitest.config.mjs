import path from 'node:path'
import { defineConfig } from 'vitest/config'

const summary = process.env.PLACARD_NETNS_SUMMARY

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/netns/*.netns.ts'],
    testTimeout: 120_000,
    hookTimeout: 30_000,
    reporters: ['default', ...(summary === undefined ? [] : [['json', { outputFile: summary }]])],
  },
})
