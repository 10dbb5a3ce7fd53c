import type { NamedFile } from '../../shared/ipc/library-api.ts'

const mediaName = /\.(png|apng|jpe?g|jpe|jfif|webp|avif|gif|svg|mp4|m4v|mov|webm|heic|heif|bmp|tiff?)$/i

/** True for what is meant for the Library, by name or by what the system says of it. Its content is judged later. */
export const looksLikeMedia = (file: File): boolean =>
  mediaName.test(file.name) || file.type.startsWith('image/') || file.type.startsWith('video/')

/** Files with their names, to be handed to the worker. */
export const named = (files: Iterable<File>): readonly NamedFile[] =>
  [...files].map((file) => ({ name: file.name, file }))

/** True for a drag that carries files. */
export const hasFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false
