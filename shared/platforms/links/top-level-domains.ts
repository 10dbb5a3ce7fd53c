import current from 'tlds'

// Domains that X's own list still has and IANA has withdrawn: X shortens links to them, so they count as links.
// Source: twitter-text 3.1.0, js/src/regexp/validGTLD.js and validCCTLD.js, less IANA's list (checked 2026-11-24).
const withdrawn =
  '诺基亚 珠宝 手表 工行 大众汽车 موبايلي اتصالات zippo xperia xfinity warman vuelos volkswagen vistaprint vista uconnect travelchannel tiffany telefonica telecity symantec swiftcover statoil starhub srt spreadbetting spiegel shriram showtime shaw ses scor scjohnson sca sapo rocher rmit rightathome redstone raid qvc pramerica piaget passagens panerai pamperedchef orientexpress onyourside oldnavy off northwesternmutual newholland natura nationwide nadex mutuelle mutual mtpc movistar mopar montblanc mobily metlife meo mcdonalds mcd maserati macys lupin loft lixil lipsy linde liaison lancome lancia lancaster ladbrokes kinder kerrylogistics jlc jcp iwc iveco iselect intel iinet htc hoteles honeywell hgtv guardian goodhands glade fujixerox frontdoor foodnetwork flsmidth fiat everbank etisalat esurance epost duns dunlop duck doosan doha dodge dabur csc cookingchannel comcast cityeats chrysler chloe ceb cbs caseih cartier cancerresearch bugatti budapest boots bnl blanco bentley bananarepublic avianca alfaromeo aigo afamilycompany adac active abarth onion um tp mf eh bq bl an'

const all = [...current, ...withdrawn.split(' ')]
const latin = new Set(all.filter((name) => /^[a-z]+$/.test(name)))
/** All others by their first character, longest first: a text may go on right after them, as in `twitter.みんなです`. */
const others = new Map<string, string[]>()
for (const name of all.filter((one) => !latin.has(one)).sort((a, b) => b.length - a.length)) {
  others.set(name.charAt(0), [...(others.get(name.charAt(0)) ?? []), name])
}

const latinRun = /[0-9a-z]{1,64}/iy
const punycodeRun = /xn--[-0-9a-z]+/iy
const goesOn = /[0-9a-z@+-]/i

/** Where the top-level domain that begins at `at` ends; null if none does. What stands at `limit` ends it. */
export function topLevelDomainEnd(text: string, at: number, limit: number): number | null {
  const ends = (end: number) => end <= limit && (end === limit || !goesOn.test(text.charAt(end)))
  const run = runEnd(latinRun, text, at)
  if (run !== null && ends(run) && latin.has(text.slice(at, run).toLowerCase())) return run
  for (const name of others.get(text.charAt(at).toLowerCase()) ?? []) {
    const end = at + name.length
    if (ends(end) && text.slice(at, end).toLowerCase() === name) return end
  }
  return runEnd(punycodeRun, text, at)
}

function runEnd(sticky: RegExp, text: string, at: number): number | null {
  sticky.lastIndex = at
  return sticky.test(text) ? sticky.lastIndex : null
}
