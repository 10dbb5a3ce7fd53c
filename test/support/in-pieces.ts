import { pieceBytes, type Stretch } from '../../shared/replica/blobs/chunks.ts'

/** Cuts bytes that were asked for as a plain peer sends them: in order, at multiples of the shortest piece. */
export function* inPieces(start: number, end: number): Generator<Stretch> {
  for (let from = start; from < end; ) {
    const until = Math.min(end, (Math.floor(from / pieceBytes) + 1) * pieceBytes)
    yield { start: from, end: until }
    from = until
  }
}
