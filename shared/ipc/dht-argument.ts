const name = '--dht='

/**
 * Where to enter the DHT as the program's arguments say: `--dht=host:port,host:port`, or `--dht=none` for nowhere.
 * Null without such an argument: through the public nodes.
 */
export function dhtNodesIn(args: readonly string[]): string[] | null {
  const value = args.find((argument) => argument.startsWith(name))?.slice(name.length)
  return value === undefined ? null : nodesOf(value)
}

/** The nodes that are named by commas; `none` names none. */
export const nodesOf = (text: string): string[] =>
  text === 'none' ? [] : text.split(',').filter((node) => node !== '')
