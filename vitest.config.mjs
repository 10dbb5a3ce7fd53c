import { defineConfig } from 'vitest/config'

const summary = process.env.PLACARD_TEST_SUMMARY

export default defineConfig({
  test: {
    include: ['{shared,renderer,electron,test}/**/*.test.{ts,tsx}', 'build/**/*.test.mjs'],
    // What is not done in 20 seconds hangs; `npm run fuzz` sets its own limit.
    testTimeout: 20_000,
    reporters: ['default', ...(summary === undefined ? [] : [['json', { outputFile: summary }]])],
  },
})
