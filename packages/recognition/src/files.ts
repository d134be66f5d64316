/** What files may be sent with a request: said before they are sent by the page, and checked again by the backend. */

/** Largest file, in bytes. */
export const maxFileBytes = 10 * 1024 * 1024;
/** Of all files of one request together, in bytes. */
export const maxRequestFileBytes = 60 * 1024 * 1024;
/** Of all files that one person keeps with one structure, in bytes. */
export const maxPersonFileBytes = 300 * 1024 * 1024;
/** Files that a person has sent and named in no request yet. */
export const maxLooseFiles = 40;

export const fileKinds = ['photo', 'voice', 'file'] as const;
/** A photo, a recording, or a document. */
export type FileKind = (typeof fileKinds)[number];

/** The media types of each kind. A document may be a photo of it. */
export const mediaTypes: Readonly<Record<FileKind, readonly string[]>> = {
  photo: ['image/jpeg', 'image/png', 'image/webp'],
  voice: [
    'audio/aac',
    'audio/mp4',
    'audio/mpeg',
    'audio/ogg',
    'audio/wav',
    'audio/webm',
    'audio/x-m4a',
    'audio/x-wav',
  ],
  file: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'],
};

/** Why a file cannot be sent; `undefined` when it can. Parameters of the media type (`;codecs=opus`) do not count. */
export function checkFile(
  kind: FileKind,
  file: {readonly mediaType: string; readonly bytes: number},
): 'FILE_TYPE_REFUSED' | 'FILE_TOO_LARGE' | undefined {
  const mediaType = file.mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!mediaTypes[kind].includes(mediaType)) return 'FILE_TYPE_REFUSED';
  return file.bytes > maxFileBytes ? 'FILE_TOO_LARGE' : undefined;
}

/** What kind of evidence a stored file is, by its media type. */
export function fileKindOf(mediaType: string): FileKind {
  if (mediaType.startsWith('image/')) return 'photo';
  return mediaType.startsWith('audio/') ? 'voice' : 'file';
}
