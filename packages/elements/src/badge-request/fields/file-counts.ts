/** How many photos, recordings and documents an answer has, in words. */
import type {requestFr} from '../../messages/request.fr.js';
import type {Text} from '../../text/messages.js';
import type {DraftFile} from '../draft.js';

export function fileCounts(files: readonly DraftFile[], text: Text<typeof requestFr>): string[] {
  return (['photo', 'voice', 'file'] as const).flatMap((kind) => {
    const n = files.filter((file) => file.kind === kind).length;
    return n > 0 ? [text(`count.${kind}`, {n})] : [];
  });
}
