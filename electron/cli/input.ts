const lineFeed = 10

/** A byte order mark is kept: it is a character of the text, and one that X refuses. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** All of the input; null if it is not UTF-8. */
export async function inputText(input: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = []
  for await (const chunk of input) chunks.push(chunk)
  return decode(Buffer.concat(chunks))
}

/**
 * The lines of the input as they come, without their ends; null for one that is not UTF-8. Only a line feed ends a
 * line (Node's readline also cuts at U+2028, which may stand in a JSON string).
 */
export async function* inputLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let begun: Uint8Array[] = []
  for await (const chunk of input) {
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      yield decode(Buffer.concat([...begun, chunk.subarray(from, end)]))
      begun = []
      from = end + 1
    }
    if (from < chunk.length) begun.push(chunk.subarray(from))
  }
  if (begun.length > 0) yield decode(Buffer.concat(begun))
}
