import path from 'node:path'
import { defineConfig } from '@playwright/test'
import tests from './playwright.config.mjs'

// The packaged app, which `npm run dist` has put into release/ before.
export default defineConfig({ ...tests, testDir: path.join(import.meta.dirname, 'packaged'), timeout: 180_000 })
