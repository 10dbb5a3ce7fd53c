import { afterEach } from 'vitest'

/** Makes one kind of store for each test that asks, and takes away afterwards what was made or opened again. */
export function making<Made>(factory: {
  make(): Promise<Made>
  reopen?(made: Made): Promise<Made>
  dispose?(made: Made): Promise<void>
}): { make(): Promise<Made>; reopen: ((made: Made) => Promise<Made>) | null } {
  const all: Made[] = []
  afterEach(async () => {
    for (const made of all.splice(0)) await factory.dispose?.(made)
  })
  const keep = (made: Made) => {
    all.push(made)
    return made
  }
  const { reopen } = factory
  return {
    make: async () => keep(await factory.make()),
    reopen: reopen === undefined ? null : async (made) => keep(await reopen(made)),
  }
}
