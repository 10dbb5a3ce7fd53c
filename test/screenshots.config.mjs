import path from 'node:path'
import { defineConfig } from '@playwright/test'
import tests from './playwright.config.mjs'

export default defineConfig({ ...tests, testDir: path.join(import.meta.dirname, 'screenshots'), timeout: 300_000 })
