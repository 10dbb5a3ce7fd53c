import type { Trace } from '../../plan/media-formats.ts'
import { holds } from './bytes.ts'
import type { Exif } from './tiff.ts'

/** What a stretch of Exif tells about people. */
export const foundInExif = ({ hasLocation, isBare }: Exif): readonly Trace[] =>
  isBare ? [] : hasLocation ? ['location', 'camera'] : ['camera']

const places = ['GPSL', 'GPSPosition', 'Iptc4xmpExt:Location', 'photoshop:City', 'Iptc4xmpCore:Location']

/** What a stretch of XMP, which is text, tells about people. */
export const foundInXmp = (bytes: Uint8Array, start: number, end: number): readonly Trace[] =>
  !holds(bytes, start, end, '<')
    ? []
    : places.some((place) => holds(bytes, start, end, place))
      ? ['location', 'words']
      : ['words']
