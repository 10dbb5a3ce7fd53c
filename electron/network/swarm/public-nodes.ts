import HyperDHT from 'hyperdht'

/** Where to enter the public DHT: the nodes that hyperdht's authors run, as the package names them. None is ours. */
export const publicNodes: readonly string[] = HyperDHT.BOOTSTRAP
