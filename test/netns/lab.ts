import { execFileSync } from 'node:child_process'

// A little internet in network namespaces: computers, switches, routers. Every name begins with this process's own
// prefix, and nothing else is ever addressed.

/** What a router does to the addresses of those behind it. `hard`: another outer port for each destination. */
export type Nat = 'ordinary' | 'hard'

/** A computer, switch or router: a namespace. */
export interface Place {
  readonly name: string
  readonly namespace: string
}

const command = (program: string, args: readonly string[], input?: string) =>
  execFileSync(program, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'], input })

/** Namespaces that are gone when it is closed, with every interface in them. */
export class Lab {
  readonly #prefix = `plc${process.pid}-`
  readonly #places = new Map<string, Place>()
  #cables = 0

  /** A computer with nothing but itself. */
  computer(name: string): Place {
    const place = { name, namespace: this.#prefix + name }
    this.#places.set(name, place)
    command('ip', ['netns', 'add', place.namespace])
    this.ip(place, 'link', 'set', 'lo', 'up')
    return place
  }

  /** Joins everything that is plugged into it. */
  switch(name: string): Place {
    const place = this.computer(name)
    this.ip(place, 'link', 'add', 'bridge', 'type', 'bridge')
    this.ip(place, 'link', 'set', 'bridge', 'up')
    return place
  }

  /** Plugs a computer into a switch: interface `device`, an address such as `10.1.0.2/24` or `fd00::2/64`, and a way out if there is one. */
  plug(place: Place, into: Place, address: string, { device = 'eth0', gateway = '' } = {}): void {
    this.#cable(place, device, into, `port${++this.#cables}`)
    this.ip(into, 'link', 'set', `port${this.#cables}`, 'master', 'bridge')
    // Nobody else here can have an IPv6 address, so that it need not be asked around for a second.
    this.ip(place, 'addr', 'add', address, 'dev', device, ...(address.includes(':') ? ['nodad'] : []))
    if (gateway !== '') this.ip(place, 'route', 'add', 'default', 'via', gateway)
  }

  /** Joins two computers by a cable of their own. */
  cable(a: Place, aAddress: string, b: Place, bAddress: string): void {
    const [device, other] = [`wire${++this.#cables}`, `wire${++this.#cables}`]
    this.#cable(a, device, b, other)
    this.ip(a, 'addr', 'add', aAddress, 'dev', device)
    this.ip(b, 'addr', 'add', bAddress, 'dev', other)
  }

  unplug(place: Place, device = 'eth0'): void {
    this.ip(place, 'link', 'del', device)
  }

  /** A home router: it hides the computers on `inside` behind its address `outside`, and answers no strangers. */
  router(name: string, outside: readonly [Place, string], inside: readonly [Place, string], nat: Nat): Place {
    const place = this.computer(name)
    this.plug(place, ...outside, { device: 'wan' })
    this.plug(place, ...inside, { device: 'lan' })
    this.run(place, 'sysctl', '-qw', 'net.ipv4.ip_forward=1')
    this.nft(
      place,
      `table ip home {
        chain out { type nat hook postrouting priority 100; oifname "wan" masquerade ${nat === 'hard' ? 'fully-random' : ''}; }
        chain in { type filter hook input priority 0; iifname "wan" drop; }
        chain through { type filter hook forward priority 0;
          iifname "wan" ct state established,related accept; iifname "wan" drop; }
      }`,
    )
    return place
  }

  /** The router lets no UDP out. */
  blockUdp(router: Place): void {
    this.nft(router, 'insert rule ip home through ip protocol udp drop')
  }

  nft(place: Place, rules: string): void {
    command('ip', ['netns', 'exec', place.namespace, 'nft', '-f', '-'], rules)
  }

  /** Runs a program there, to its end. */
  run(place: Place, program: string, ...args: readonly string[]): void {
    command('ip', ['netns', 'exec', place.namespace, program, ...args])
  }

  ip(place: Place, ...args: readonly string[]): void {
    command('ip', ['-n', place.namespace, ...args])
  }

  close(): void {
    for (const { namespace } of this.#places.values()) command('ip', ['netns', 'del', namespace])
    this.#places.clear()
  }

  #cable(a: Place, device: string, b: Place, other: string): void {
    const ends = ['name', device, 'netns', a.namespace, 'type', 'veth', 'peer', 'name', other, 'netns', b.namespace]
    command('ip', ['link', 'add', ...ends])
    this.ip(a, 'link', 'set', device, 'up')
    this.ip(b, 'link', 'set', other, 'up')
  }
}
