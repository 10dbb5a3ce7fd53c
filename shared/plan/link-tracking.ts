/** What the tracking parameters of a link say, as web statistics read them (UTM). */
export interface Tracking {
  /** Where the click came from, such as `mastodon`. */
  readonly source: string
  /** By which kind of way, such as `social`. */
  readonly medium: string
  /** For which campaign. */
  readonly campaign: string
}

/** A replacement in a text, in UTF-16 offsets of the text before. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

const link = /https?:\/\/[^\s<>"“”«»]{1,2048}/giu
const closing = /[.,;:!?'’…*_)\]}]+$/u

/** Parameters by which sites follow people from page to page; those of our own campaigns begin with `utm_` too. */
const followers = new Set(
  [
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid',
    'vero_id oly_anon_id oly_enc_id _hsenc _hsmi mkt_tok wickedid s_cid ref_src ref_url si',
  ].flatMap((line) => line.split(' ')),
)
const isFollower = (name: string) => name.toLowerCase().startsWith('utm_') || followers.has(name.toLowerCase())

/** A campaign's name as it can stand in a link: `Save the Library!` becomes `save-the-library`. */
export const trackingNameOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)

/** The changes that give each link in a text these tracking parameters, instead of any that it has. */
export const addTracking = (text: string, { source, medium, campaign }: Tracking): readonly TextChange[] =>
  linkChanges(text, (parameters) => [
    ...parameters.filter((parameter) => !isFollower(nameOf(parameter))),
    ...Object.entries({ utm_source: source, utm_medium: medium, utm_campaign: campaign }).map(
      ([name, value]) => `${name}=${encodeURIComponent(value)}`,
    ),
  ])

/** The changes that take all tracking parameters out of the links in a text. */
export const stripTracking = (text: string): readonly TextChange[] =>
  linkChanges(text, (parameters) => parameters.filter((parameter) => !isFollower(nameOf(parameter))))

/** The links in a text, as they stand there. */
export const linksIn = (text: string): readonly string[] => [...text.matchAll(link)].map(([match]) => trim(match))

function linkChanges(text: string, rewrite: (parameters: readonly string[]) => readonly string[]) {
  return [...text.matchAll(link)].flatMap(({ 0: match, index }): TextChange[] => {
    const before = trim(match)
    const after = withParameters(before, rewrite)
    return after === before ? [] : [{ from: index, to: index + before.length, insert: after }]
  })
}

/** Everything but the parameters stays letter for letter: parsing and writing a link anew would change other parts too. */
function withParameters(url: string, rewrite: (parameters: readonly string[]) => readonly string[]): string {
  const [, beforeQuery = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? []
  const parameters = query === '' ? [] : query.slice(1).split('&')
  const kept = rewrite(parameters)
  const path = /^https?:\/\/[^/]+$/i.test(beforeQuery) && kept.length > 0 ? `${beforeQuery}/` : beforeQuery
  return kept.length === 0 ? beforeQuery + fragment : `${path}?${kept.join('&')}${fragment}`
}

const nameOf = (parameter: string) => parameter.slice(0, `${parameter}=`.indexOf('='))

/** Punctuation that ends the sentence is not part of a link; a bracket is if the link opened it. */
function trim(url: string): string {
  const tail = closing.exec(url)?.[0] ?? ''
  const bare = url.slice(0, url.length - tail.length)
  return tail.startsWith(')') && bare.split('(').length > bare.split(')').length ? `${bare})` : bare
}
