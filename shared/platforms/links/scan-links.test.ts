import { describe, expect, test } from 'vitest'
import { mastodonLinks, xLinks } from './link-dialect.ts'
import { punycodeLength } from './punycode-length.ts'
import { scanLinks } from './scan-links.ts'

const found = (text: string, dialect = xLinks) => scanLinks(text, dialect).map(({ from, to }) => text.slice(from, to))

describe('links on X', () => {
  test.each([
    ['text https://example.com/a_(b)_(c(d))e?q=1&r#frag, more', ['https://example.com/a_(b)_(c(d))e?q=1&r#frag']],
    ['http://example.com/path....... http://example.com/,,,', ['http://example.com/path', 'http://example.com/']],
    ['(http://example.com:8080/x).', ['http://example.com:8080/x']],
    ['HTTPS://EXAMPLE.ORG', ['HTTPS://EXAMPLE.ORG']],
    ['foo.com foo.jp bit.ly/abc foo.co.uk MLB.tv', ['foo.com', 'foo.jp', 'bit.ly/abc', 'foo.co.uk', 'MLB.tv']],
    ['foo.baz tar.bz2 foo.comm foo.com-x', []],
    ['foo.com?query foo.com/?query', ['foo.com', 'foo.com/?query']],
    ['foo.com:8080 foo.com:8080/x', ['foo.com', 'foo.com:8080/x']],
    ['@foo.com #foo.com $foo.com a@foo.com', []],
    ['-foo.com _foo.com .foo.com /foo.com', []],
    ['これはexample.com中国語t.co/abc한국', ['example.com', 't.co/abc']],
    ['twitter.みんなです http://twitter.みんなです', ['twitter.みんな', 'http://twitter.みんな']],
    ['http://日本語.com http://日本語.中国/', ['http://日本語.com', 'http://日本語.中国/']],
    ['http://sub_domain-x.example.com http://sub.ex_ample.com', ['http://sub_domain-x.example.com']],
    ['http://-x.example.com http://x-.example.com', []],
    ['http://example.com/Русские_слова–ß', ['http://example.com/Русские_слова–ß']],
    [
      "http://t.co/abc's http://t.co/abc-x http://t.co/a?b=1",
      ['http://t.co/abc', 'http://t.co/abc', 'http://t.co/a?b=1'],
    ],
    [`http://t.co/${'a'.repeat(41)}`, []],
    [`http://${'a'.repeat(63)}.com`, [`http://${'a'.repeat(63)}.com`]],
    [`http://${'a'.repeat(64)}.com`, []],
    ['http://xn--はじめ.com http://xn--ls8h.la/', ['http://xn--ls8h.la/']],
    ['http://a.b.cd http://no-tld http://tld.x', ['http://a.b.cd']],
    ['http://example.onion http://example.volkswagen', ['http://example.onion', 'http://example.volkswagen']],
    ['😀example.com', ['example.com']],
    ['one.com\ntwo.com', ['one.com', 'two.com']],
    ['._a.com', []],
  ])('case %#', (text, links) => {
    expect(found(text)).toEqual(links)
  })

  test('a link that is too long is none', () => {
    expect(found(`https://example.com/${'a'.repeat(4_060)}`)).toHaveLength(1)
    expect(found(`https://example.com/${'a'.repeat(4_080)}`)).toHaveLength(0)
  })
})

describe('links on Mastodon', () => {
  test.each([
    ['foo.com http://foo.com ipfs://foo.com/x', ['http://foo.com', 'ipfs://foo.com/x']],
    ['https://example.com/日本語。 and', ['https://example.com/日本語。']],
    ['https://example.com/a?b=ü&c', ['https://example.com/a?b=ü&c']],
    ['https://example.com/"quoted"', ['https://example.com/"quoted']],
    ['https://"x.com', []],
  ])('case %#', (text, links) => {
    expect(found(text, mastodonLinks)).toEqual(links)
  })
})

test.each([
  ['example', 7],
  // RFC 3492, section 7.1.
  ['他们为什么不说中文', 'xn--ihqwcrb4cv8a8dqg056pqjye'.length],
  ['なぜみんな日本語を話してくれないのか', 'xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa'.length],
  ['münchen', 'xn--mnchen-3ya'.length],
  ['MajiでKoiする5秒前', 'xn--MajiKoi5-783gue6qz075azm5e'.length],
  ['😀', 'xn--e28h'.length],
])('punycode of %s takes %d characters', (label, length) => {
  expect(punycodeLength(label)).toBe(length)
})
