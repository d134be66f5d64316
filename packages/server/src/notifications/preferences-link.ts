/** The address at which somebody says which messages they want, without signing in. It says nothing of who they are. */
import type {Services} from '../services.js';

const purpose = 'message preferences';

export function preferencesUrlOf(services: Pick<Services, 'publicUrl' | 'sealer'>, person: string): string {
  const token = services.sealer.seal(Buffer.from(person.replaceAll('-', ''), 'hex'), purpose);
  return `${services.publicUrl}/preferences/${token}`;
}

/** The person's id; undefined for an address that was not made here. */
export function personOfPreferences({sealer}: Pick<Services, 'sealer'>, token: string): string | undefined {
  try {
    const hex = sealer.open(token, purpose).toString('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  } catch {
    // Cut short, or made up.
    return undefined;
  }
}
