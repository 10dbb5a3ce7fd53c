import type { ImportField } from '../ipc/import-api.ts'

/** What only files of ours say: they are known by all of their headers together. */
type OwnField = 'zone' | 'assignee' | 'created' | 'versions' | 'media' | 'language' | 'key'

/**
 * Header words per meaning, best first, lower case, without marks and signs. From the exports of X, Instagram, Facebook,
 * Buffer, Publer and Hootsuite (product.md, checked July 2026) and what people call such columns in six languages.
 */
const words: Readonly<Record<Exclude<ImportField, OwnField | 'ignore'>, string>> = {
  text: 'text|post text|tweet text|full text|tweet|message|caption|content|body|description|post|copy|status text|nachricht|beitrag|inhalt|texte|legende|texto|mensaje|testo|messaggio|tekst|bericht|metin|mensagem',
  date: 'created at|date|publish time|posting time|posted at|published at|publish date|scheduled at|schedule|date time|datetime|timestamp|created|date intl format or prompt|datum|zeitpunkt|fecha|data|tarih|date de publication|veroffentlicht am|day',
  time: 'time|hour|uhrzeit|zeit|heure|hora|ora|tijd|saat',
  link: 'post link|permalink|tweet permalink|url|link|post url|tweet url|lien|enlace|adresse|collegamento',
  replies:
    'replies|reply count|comments|comment count|antworten|kommentare|reponses|commentaires|respuestas|comentarios|risposte|commenti|reacties|yanitlar',
  reposts:
    'reposts|retweets|retweet count|repost count|boosts|reblogs|shares|share count|partages|compartidos|condivisioni|geteilt|gedeeld',
  likes:
    'likes|favorites|favourites|favorite count|like count|favs|reactions|gefallt mir|j aime|me gusta|mi piace|vind ik leuks|begeni',
  channel:
    'user|username|screen name|handle|account|account username|channel|profile|page name|author|konto|kanal|compte|cuenta|kanaal|account name',
  tags: 'tags|labels|label s separated by comma|label|tag|hashtags|categories|category|schlagworte|etiquettes|etiquetas|etichette',
  campaign: 'campaign|campaign name|project|kampagne|campagne|campana|campagna',
  status: 'status|state|stage|zustand|etat|estado|stato',
}

/** A header without case, marks and signs: `Post Link` and `post_link` are the same. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Every meaning that a header may have, with its rank (0 is best). */
export function meaningsOf(header: string): readonly { readonly field: ImportField; readonly rank: number }[] {
  const key = headerKey(header)
  return fields.flatMap(({ field, names }) => {
    const rank = names.indexOf(key)
    return rank === -1 ? [] : [{ field, rank }]
  })
}

const fields = (Object.keys(words) as (keyof typeof words)[]).map((field) => ({
  field,
  names: words[field].split('|'),
}))
