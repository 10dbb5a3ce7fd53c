/** How one platform tells a link from other text. Each pattern matches UTF-16 units. */
export interface LinkDialect {
  readonly name: string
  /** What may stand before a domain, tested at the end of the text before it. */
  readonly protocol: RegExp
  /** Whether a domain without a protocol is a link too. */
  readonly bareDomains: boolean
  /** Characters that a domain may consist of, with `-`, `_` and `.`; global. */
  readonly domainRun: RegExp
  /** Characters within a path but for brackets, sticky; and those that may end one. */
  readonly path: RegExp
  readonly pathEnd: RegExp
  /** Characters within a query, sticky; and those that may end one. */
  readonly query: RegExp
  readonly queryEnd: RegExp
  /** Whether a link to t.co ends with its short name. */
  readonly endsAtShortName: boolean
}

const spaces = '\\x09-\\x0d\\x20\\x85\\xa0\\u1680\\u180e\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const directions = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'
const refused = '\\ufffe\\ufeff\\uffff'

/** Letters with accents that X takes for Latin ones. */
export const latinAccents =
  '\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff\\u0100-\\u024f\\u0253\\u0254\\u0256\\u0257\\u0259\\u025b\\u0263\\u0268\\u026f' +
  '\\u0272\\u0289\\u028b\\u02bb\\u0300-\\u036f\\u1e00-\\u1eff'
const cyrillic = '\\u0400-\\u04ff'

/**
 * X: twitter-text 3.1.0, js/src/extractUrlsWithIndices.js and the patterns that it names
 * (https://github.com/twitter/twitter-text, checked 2026-11-24).
 */
export const xLinks: LinkDialect = {
  name: 'x',
  protocol: /https?:\/\/$/i,
  bareDomains: true,
  domainRun: new RegExp(`[^!'#%&()*+,\\\\/:;<=>?@[\\]^{|}~$${spaces}${refused}${directions}]+`, 'g'),
  path: new RegExp(`[a-z${cyrillic}0-9!*';:=+,.$/%#[\\]\\-\\u2013_~@|&${latinAccents}]+`, 'iy'),
  pathEnd: new RegExp(`[+\\-a-z${cyrillic}0-9=_#/${latinAccents}]`, 'i'),
  query: /[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]+/iy,
  queryEnd: /[a-z0-9\-_&=#/]/i,
  endsAtShortName: true,
}

const beyondLatin = '\\u00a0-\\ud7ff\\ud800-\\udfff\\ue000-\\ufdcf\\ufdf0-\\uffef'

/**
 * Mastodon: its own patterns over those of X, and only links with a protocol; config/initializers/twitter_regex.rb and
 * app/validators/status_length_validator.rb (https://github.com/mastodon/mastodon, checked 2026-11-24).
 */
export const mastodonLinks: LinkDialect = {
  name: 'mastodon',
  protocol: /(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini):\/\/$/i,
  bareDomains: false,
  domainRun: new RegExp(`[^!"'#%&()*+,/:;<=>?@[\\]^\`{|}~$\\x00-\\x1f\\x7f${spaces}${refused}${directions}]+`, 'g'),
  path: new RegExp(`[^<>()?${spaces}]+`, 'y'),
  pathEnd: new RegExp(`[^()?!*"'「」<>;:=,.$%[\\]~&|@${spaces}]`),
  query: new RegExp(`[a-z0-9!?*'();:&=+$/%#[\\]\\-_.,~|@^${beyondLatin}]+`, 'iy'),
  queryEnd: new RegExp(`[a-z0-9_&=#/\\-${beyondLatin}]`, 'i'),
  endsAtShortName: true,
}
