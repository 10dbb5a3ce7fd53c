import { type ComponentType, useEffect, useState } from 'react'

/** A part of the window whose code lies in a file of its own. */
export type Part<Props> = ComponentType<Props> & {
  /** Loads the code, so that the part is there at once when it is wanted. Called again it does nothing. */
  load(): Promise<unknown>
}

/** Where the code of a part comes from. */
interface Source<Props> {
  /** The component, once it has come. */
  readonly known: ComponentType<Props> | null
  load(): Promise<ComponentType<Props>>
}

/**
 * Makes a part of a component that is imported when it is first shown or loaded ahead:
 * `part(async () => (await import('./palette.tsx')).Palette)`. Until it has come, nothing is shown in its place.
 */
export function part<Props extends object>(fetch: () => Promise<ComponentType<Props>>): Part<Props> {
  let known: ComponentType<Props> | null = null
  const load = async () => {
    known ??= await fetch()
    return known
  }
  const source: Source<Props> = {
    get known() {
      return known
    },
    load,
  }
  return Object.assign((props: Props) => <Fetched source={source} props={props} />, { load })
}

interface FetchedProps<Props> {
  readonly source: Source<Props>
  readonly props: Props
}

function Fetched<Props extends object>({ source, props }: FetchedProps<Props>) {
  const [Whole, setWhole] = useState(() => source.known)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    if (Whole === null) source.load().then((component) => setWhole(() => component), setFailure)
  }, [source, Whole])
  if (failure !== null) throw failure
  return Whole === null ? null : <Whole {...props} />
}

/** Loads parts one by one, each when the window has nothing else to do. A part that fails is asked for again when it is wanted. */
export function loadAhead(parts: readonly Pick<Part<never>, 'load'>[]): void {
  const [next, ...rest] = parts
  if (next === undefined) return
  const goOn = () => loadAhead(rest)
  requestIdleCallback(() => void next.load().then(goOn, goOn))
}
