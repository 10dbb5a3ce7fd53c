/** Strangers that may be on the line at once, in all and from one address, and how often one may call within the window. */
const maxStrangers = 32
const maxStrangersFromOne = 8
const callsPerWindow = 60
const windowMs = 60_000
/** Addresses whose calls are counted; beyond it, who calls from a new one is turned away until the window ends. */
const maxAddresses = 4_096

/** Bounds what callers who have proved nothing may cost, whatever they call over. */
export class Strangers<Caller> {
  /** With the address that each calls from. */
  readonly #strangers = new Map<Caller, string>()
  readonly #calls = new Map<string, number>()
  readonly #forget: NodeJS.Timeout

  constructor() {
    this.#forget = setInterval(() => this.#calls.clear(), windowMs)
    this.#forget.unref()
  }

  /** Counts a call from an address. True if it may be answered: then call `settle` once it is no stranger or is gone. */
  accepts(caller: Caller, from: string): boolean {
    const calls = (this.#calls.get(from) ?? 0) + 1
    if (calls === 1 && this.#calls.size >= maxAddresses) return false
    this.#calls.set(from, calls)
    if (calls > callsPerWindow || this.#strangers.size >= maxStrangers) return false
    const fromThere = [...this.#strangers.values()].filter((address) => address === from).length
    if (fromThere >= maxStrangersFromOne) return false
    this.#strangers.set(caller, from)
    return true
  }

  /** The caller has proved what it is, or has gone: it no longer counts as a stranger. */
  settle(caller: Caller): void {
    this.#strangers.delete(caller)
  }

  /** Those who are on the line now. */
  all(): readonly Caller[] {
    return [...this.#strangers.keys()]
  }

  close(): void {
    clearInterval(this.#forget)
  }
}
