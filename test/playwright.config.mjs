import path from 'node:path'
import { defineConfig } from '@playwright/test'

const root = path.resolve(import.meta.dirname, '..')
const summary = process.env.PLACARD_E2E_SUMMARY

export default defineConfig({
  testDir: path.join(root, 'test/e2e'),
  outputDir: path.join(root, 'test-results'),
  fullyParallel: false,
  // Two cores: more than one window story at a time measures nothing but waiting.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...(summary === undefined ? [] : [['json', { outputFile: summary }]])],
})
