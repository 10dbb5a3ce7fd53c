/** The highest number that any field may hold: client ids of Yjs have 32 bits. */
const highestUint = 0xffffffff

/**
 * Reads fields of untrusted bytes. It never throws and never reads past the end: after the first field that is not
 * there, `failure` says why and every further field is empty.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  #position = 0
  failure: string | null = null

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.failure === null ? this.#bytes.length - this.#position : 0
  }

  fail(reason: string): void {
    this.failure ??= reason
  }

  byte(): number {
    if (this.left > 0) return this.#bytes[this.#position++] ?? 0
    this.fail('It ends too early.')
    return 0
  }

  /** A view of the next `length` bytes. */
  bytes(length: number): Uint8Array {
    if (length > this.left) {
      this.fail('It ends too early.')
      return new Uint8Array(length > 64 ? 0 : length)
    }
    this.#position += length
    return this.#bytes.subarray(this.#position - length, this.#position)
  }

  /** An unsigned integer of 7 bits a byte, lowest first (lib0's `writeVarUint`). */
  uint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte()
      value += (byte & 127) * factor
      if (value > highestUint) this.fail('A number is too large.')
      if (byte < 128 || this.failure !== null) return this.failure === null ? value : 0
    }
  }

  /** Bytes after their length. */
  varBytes(): Uint8Array {
    return this.bytes(this.uint())
  }
}
