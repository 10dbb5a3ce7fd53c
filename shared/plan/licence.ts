import type { Asset, Licence } from './asset.ts'

/**
 * What a licence asks for or forbids. The rules of Creative Commons are those of version 4.0
 * (https://creativecommons.org/licenses/, checked 24 November 2026).
 */
export type LicenceWarning =
  /** Nobody has said what may be done with it. */
  | 'unknown'
  /** It may not be used without the holder's consent. */
  | 'reserved'
  /** Nothing that was changed may be shared: no crops, no captions on it. */
  | 'no-changes'
  /** Not for what is mainly meant to bring in money. */
  | 'not-commercial'
  /** What is made from it must be shared under the same licence. */
  | 'share-alike'
  /** Its author must be named, and nobody is. */
  | 'credit-missing'

const byLicence: Readonly<Record<Licence, readonly LicenceWarning[]>> = {
  unknown: ['unknown'],
  own: [],
  permission: [],
  'public-domain': [],
  'cc-by': [],
  'cc-by-sa': ['share-alike'],
  'cc-by-nc': ['not-commercial'],
  'cc-by-nc-sa': ['not-commercial', 'share-alike'],
  'cc-by-nd': ['no-changes'],
  'cc-by-nc-nd': ['no-changes', 'not-commercial'],
  'all-rights-reserved': ['reserved'],
}

/** What is to be heeded before an asset is used, the gravest first. */
export function licenceWarnings({ licence, credit }: Pick<Asset, 'licence' | 'credit'>): readonly LicenceWarning[] {
  const needsCredit = licence.startsWith('cc-by') && credit === ''
  return [...(needsCredit ? (['credit-missing'] as const) : []), ...byLicence[licence]]
}

/** True where someone must act before it may be used: settle the licence, or name the author. */
export const isUnclear = (asset: Pick<Asset, 'licence' | 'credit'>): boolean =>
  licenceWarnings(asset).some((warning) => ['unknown', 'reserved', 'credit-missing'].includes(warning))
