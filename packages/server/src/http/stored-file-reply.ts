/** A stored file as a reply: photos and recordings are shown in the page, documents are downloaded. */
import {fileKindOf} from '@pepites/recognition';
import type {Services} from '../services.js';
import type {FileBody} from './file-reply.js';

export function storedFileReply(
  {files}: Services,
  row: {readonly media_type: string; readonly bytes: number; readonly storage_key: string},
): FileBody {
  return {
    mediaType: row.media_type,
    size: row.bytes,
    read: (range) => files.read(row.storage_key, range),
    isShown: fileKindOf(row.media_type) !== 'file',
  };
}
