import type { Platform } from '../plan/lists.ts'
import type { PlatformRules } from './rule-types.ts'

/** The day on which all of this was last held against its sources. */
const checked = '2026-11-24'

const mebibyte = 1_024 * 1_024
const minute = 60_000

const noMediaRules = { maxImages: null, maxVideos: null, mayMix: true, required: null } as const
const anyText = { mayBeEmpty: true, blankIsEmpty: false, countsWarning: false } as const

/** What each platform allows. A number without a source does not belong here: null says that none was found. */
export const platformRules: Readonly<Record<Platform, PlatformRules>> = {
  x: {
    text: {
      unit: 'weighted',
      unitIsSourced: true,
      limit: 280,
      ...anyText,
      mayBeEmpty: false,
      forbidden: /[\ufffe\uffff\ufeff]/,
    },
    links: { counted: 23, shown: 'shortened' },
    media: {
      maxImages: 4,
      maxVideos: 1,
      mayMix: false,
      required: null,
      maxImageBytes: 5_000_000,
      maxAltLength: 1_000,
      warnVideoMs: 140_000,
    },
    hashtags: null,
    sources: [
      { about: 'text', url: 'https://docs.x.com/fundamentals/counting-characters', checked },
      { about: 'text', url: 'https://github.com/twitter/twitter-text/blob/master/config/v3.json', checked },
      { about: 'media', url: 'https://docs.x.com/x-api/media/quickstart/best-practices', checked },
      {
        about: 'media',
        url: 'https://developer.twitter.com/en/docs/twitter-api/v1/media/upload-media/api-reference/post-media-metadata-create',
        checked: '2026-11-25',
      },
    ],
  },
  bluesky: {
    text: { unit: 'graphemes', unitIsSourced: true, limit: 300, maxBytes: 3_000, ...anyText },
    links: { counted: null, shown: 'shortened' },
    // What Bluesky's own app takes: the lexicons allow 20 pictures, and texts of any length as description.
    media: {
      maxImages: 10,
      maxVideos: 1,
      mayMix: false,
      required: null,
      maxImageBytes: 2_000_000,
      warnImageBytes: 976 * 1_024,
      maxAltLength: 2_000,
      maxVideoBytes: 300_000_000,
      maxVideoMs: 10 * minute,
    },
    hashtags: null,
    sources: [
      {
        about: 'text',
        url: 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json',
        checked,
      },
      {
        about: 'media',
        url: 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/gallery.json',
        checked: '2026-11-25',
      },
      {
        about: 'media',
        url: 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/video.json',
        checked: '2026-11-25',
      },
      {
        about: 'media',
        url: 'https://github.com/bluesky-social/social-app/blob/main/src/lib/constants.ts',
        checked: '2026-11-25',
      },
    ],
  },
  mastodon: {
    text: {
      unit: 'mastodonCharacters',
      unitIsSourced: true,
      limit: 500,
      mayBeEmpty: false,
      blankIsEmpty: true,
      countsWarning: true,
    },
    links: { counted: 23, shown: 'shortened' },
    media: {
      maxImages: 4,
      maxVideos: 1,
      mayMix: false,
      required: null,
      maxImageBytes: 16 * mebibyte,
      maxPixels: 8_294_400,
      maxAltLength: 1_500,
      maxVideoBytes: 99 * mebibyte,
    },
    hashtags: null,
    sources: [
      {
        about: 'text',
        url: 'https://github.com/mastodon/mastodon/blob/main/app/validators/status_length_validator.rb',
        checked,
      },
      { about: 'text', url: 'https://docs.joinmastodon.org/user/posting/', checked },
      { about: 'media', url: 'https://docs.joinmastodon.org/user/posting/#media', checked },
      {
        about: 'media',
        url: 'https://github.com/mastodon/mastodon/blob/main/app/models/media_attachment.rb',
        checked: '2026-11-25',
      },
    ],
  },
  threads: {
    text: { unit: 'emojiAsBytes', unitIsSourced: true, limit: 500, ...anyText, mayBeEmpty: false },
    links: { counted: null, shown: 'shortened' },
    // The specifications at the end of the page were read where others quote them word for word, not on the page.
    media: {
      maxImages: 20,
      maxVideos: 20,
      mayMix: true,
      required: null,
      maxImageBytes: 8_000_000,
      maxVideoMs: 5 * minute,
    },
    hashtags: { warnAbove: 1, blockAbove: null },
    sources: [
      { about: 'text', url: 'https://developers.facebook.com/documentation/threads/posts', checked },
      { about: 'media', url: 'https://developers.facebook.com/documentation/threads/posts', checked },
    ],
  },
  instagram: {
    text: { unit: 'codePoints', unitIsSourced: false, limit: 2_200, ...anyText },
    links: { counted: null, shown: 'plain' },
    // What Meta's documents say; that the app itself takes 20 files was read in no document of Instagram's.
    media: {
      maxImages: 10,
      maxVideos: 10,
      mayMix: true,
      required: 'any',
      maxImageBytes: 8_000_000,
      maxVideoMs: 15 * minute,
      minRatio: 3 / 4,
      maxRatio: 1.91,
    },
    hashtags: { warnAbove: 5, blockAbove: 30 },
    sources: [
      {
        about: 'text',
        url: 'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media',
        checked,
      },
      {
        about: 'media',
        url: 'https://developers.facebook.com/docs/instagram-platform/content-publishing/',
        checked,
      },
      // Meta's own sample: how long a video may run.
      {
        about: 'media',
        url: 'https://github.com/fbsamples/reels_publishing_apis/blob/main/insta_reels_publishing_api_sample/README.md',
        checked: '2026-11-25',
      },
    ],
  },
  facebook: {
    text: { unit: 'codePoints', unitIsSourced: false, limit: 63_206, ...anyText },
    links: { counted: null, shown: 'plain' },
    media: noMediaRules,
    hashtags: null,
    sources: [
      {
        about: 'text',
        url: 'https://www.zdnet.com/article/facebook-increases-status-update-character-limit-to-63206/',
        checked,
      },
    ],
  },
  linkedin: {
    text: { unit: 'codeUnits', unitIsSourced: true, limit: 3_000, ...anyText },
    links: { counted: null, shown: 'plain' },
    media: noMediaRules,
    hashtags: null,
    sources: [{ about: 'text', url: 'https://developers.buffer.com/guides/character-limits.md', checked }],
  },
  tiktok: {
    text: { unit: 'codeUnits', unitIsSourced: true, limit: 2_200, imagesLimit: 4_000, ...anyText },
    links: { counted: null, shown: 'plain' },
    // The end of the page was read where others quote it, not on the page. Some accounts may post less than the ten
    // minutes; only TikTok's app knows which.
    media: {
      maxImages: 35,
      maxVideos: 1,
      mayMix: false,
      required: 'any',
      maxImageBytes: 20_000_000,
      maxVideoMs: 10 * minute,
    },
    hashtags: null,
    sources: [
      {
        about: 'text',
        url: 'https://developers.tiktok.com/doc/content-posting-api-reference-direct-post/',
        checked,
      },
      {
        about: 'text',
        url: 'https://developers.tiktok.com/doc/content-posting-api-reference-photo-post',
        checked,
      },
      { about: 'media', url: 'https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide', checked },
    ],
  },
  telegram: {
    text: {
      unit: 'codePoints',
      unitIsSourced: false,
      limit: 4_096,
      captionLimit: 1_024,
      ...anyText,
      mayBeEmpty: false,
    },
    links: { counted: null, shown: 'plain' },
    media: { maxImages: 10, maxVideos: 10, mayMix: true, required: null, maxImageBytes: 10_000_000 },
    hashtags: null,
    sources: [
      { about: 'text', url: 'https://core.telegram.org/bots/api#sendmessage', checked },
      { about: 'media', url: 'https://core.telegram.org/bots/api#sendphoto', checked },
    ],
  },
  whatsapp: {
    text: { unit: 'graphemes', unitIsSourced: false, limit: null, ...anyText },
    links: { counted: null, shown: 'plain' },
    media: noMediaRules,
    hashtags: null,
    sources: [],
  },
  youtube: {
    text: { unit: 'utf8Bytes', unitIsSourced: true, limit: 5_000, ...anyText, forbidden: /[<>]/ },
    links: { counted: null, shown: 'plain' },
    media: { maxImages: 0, maxVideos: 1, mayMix: false, required: 'video' },
    hashtags: null,
    sources: [
      { about: 'text', url: 'https://developers.google.com/youtube/v3/docs/videos#snippet.description', checked },
    ],
  },
  email: {
    text: { unit: 'graphemes', unitIsSourced: false, limit: null, ...anyText },
    links: { counted: null, shown: 'plain' },
    media: noMediaRules,
    hashtags: null,
    sources: [],
  },
}
