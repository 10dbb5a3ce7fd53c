import { describe, expect, it } from 'vitest'
import { readWall } from './wall-time.ts'

describe('readWall', () => {
  it('reads an ordinary time', () => {
    expect(readWall('2026-07-01T09:00', 'Europe/London')).toEqual({ kind: 'once', instant: Date.UTC(2026, 6, 1, 8) })
  })
  it('finds the time that the spring change skips, and what stands for it', () => {
    expect(readWall('2026-03-29T01:30', 'Europe/London')).toEqual({
      kind: 'skipped',
      instant: Date.UTC(2026, 2, 29, 1, 30),
      wall: '2026-03-29T02:30',
    })
  })
  it('finds the time that the autumn change repeats', () => {
    expect(readWall('2026-10-25T01:30', 'Europe/London')).toEqual({
      kind: 'twice',
      instant: Date.UTC(2026, 9, 25, 0, 30),
      later: Date.UTC(2026, 9, 25, 1, 30),
    })
  })
  it('knows half-hour changes', () => {
    expect(readWall('2026-10-04T02:15', 'Australia/Lord_Howe')).toMatchObject({
      kind: 'skipped',
      wall: '2026-10-04T02:45',
    })
  })
})
