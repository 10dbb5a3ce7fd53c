import type {
  BundleApplied,
  BundleContents,
  BundleMediaContents,
  BundleProgress,
} from '../../../shared/ipc/bundle-api.ts'
import { byteWords } from '../../ui/byte-words.ts'

const counted = (count: number, one: string, many = `${one}s`) =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${many}`

/** What came in, in one sentence. */
export function summary({ newPosts, changedPosts, otherChanges, media }: BundleApplied): string {
  const parts = [
    ...(newPosts > 0 ? [`${counted(newPosts, 'post')} new`] : []),
    ...(changedPosts > 0
      ? [`${newPosts > 0 ? changedPosts.toLocaleString() : counted(changedPosts, 'post')} changed`]
      : []),
  ]
  if (media > 0) parts.push(`${mediaCount(media)} new`)
  if (parts.length > 0) return `${parts.join(', ')}.`
  return otherChanges > 0 ? 'The team’s lists have changed.' : 'Nothing new: you had all of it.'
}

/** Who wrote it and when, and what is known now. */
export function detail(result: BundleApplied): string {
  const { memberName, isOwn, madeAt, newPosts, changedPosts, otherChanges, malformed, mediaFailed, inStep } = result
  const when = new Date(madeAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  return [
    `${isOwn ? 'You' : memberName} wrote this file on ${when}.`,
    ...(otherChanges > 0 && newPosts + changedPosts > 0 ? ['The team’s lists have changed too.'] : []),
    ...(malformed > 0 ? [`${counted(malformed, 'entry', 'entries')} could not be read and were left out.`] : []),
    ...(mediaFailed > 0
      ? [`${mediaCount(mediaFailed)} could not be kept: look whether there is room on the disk, then apply it again.`]
      : []),
    ...(isOwn ? [] : [standing(memberName, inStep)]),
  ].join(' ')
}

const standing = (memberName: string, inStep: boolean) =>
  inStep
    ? 'Your plan now equals theirs as it was then.'
    : `You also have changes that ${memberName} lacked then: export them to hand them back.`

/** What a bundle holds, before it is saved. */
export function contentWords({ documents, whole, tooLarge }: BundleContents, bytes: number): string {
  const what = whole
    ? 'The whole plan'
    : documents === 0
      ? 'Nothing that they lack'
      : counted(documents, 'entry', 'entries')
  const left =
    tooLarge > 0
      ? ` ${counted(tooLarge, 'entry', 'entries')} too large for a file ${tooLarge === 1 ? 'was' : 'were'} left out.`
      : ''
  return `${what}, ${sizeWords(bytes)}.${left}`
}

const mediaCount = (count: number) => counted(count, 'picture, video or preview', 'pictures, videos and previews')

/** Which media a bundle holds, before it is saved. */
export function mediaWords(media: BundleMediaContents | null): string {
  if (media === null) return 'Pictures and videos are not in it.'
  const { files, bytes, tooLarge, elsewhere } = media
  const held = files === 0 ? 'No pictures or videos are in it.' : `${mediaCount(files)} are in it, ${byteWords(bytes)}.`
  return [
    held,
    ...(tooLarge > 0 ? [`${tooLarge.toLocaleString()} did not fit into the limit.`] : []),
    ...(elsewhere > 0 ? [`${elsewhere.toLocaleString()} are not on this computer.`] : []),
  ].join(' ')
}

/** A size as people say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const [size, unit] = bytes < 999_500 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${size.toLocaleString(undefined, { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`
}

/** What a document counts beside media: about what it takes in a file. */
const documentBytes = 1000

/** What is being done. */
export function progressWords(progress: BundleProgress | null): string {
  if (progress === null) return 'Starting'
  const { phase, done, total, media } = progress
  const isInMedia = done >= total && media.total > 0
  const of = isInMedia
    ? `pictures and videos, ${byteWords(media.done)} of ${byteWords(media.total)}`
    : `${done.toLocaleString()} of ${total.toLocaleString()}`
  if (phase === 'writing') return `Writing ${of}`
  return phase === 'checking' ? `Checking ${of}` : `Taking in ${of}`
}

/** 0 to 100: the check is the first half of taking a file in. Null while it is not known how much there is. */
export function share(progress: BundleProgress | null): number | null {
  if (progress === null) return null
  const { done, total, media } = progress
  const all = total * documentBytes + media.total
  if (all === 0) return null
  const part = ((done * documentBytes + media.done) / all) * 100
  if (progress.phase === 'writing') return part
  return progress.phase === 'checking' ? part / 2 : 50 + part / 2
}
