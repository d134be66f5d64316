/**
 * Claim codes for many, and the sheet that an adviser prints. The codes are kept in clear for ten minutes at most, sealed, and the sheet
 * opens once: neither its address nor its token is of use to who finds them later. The token travels in the fragment of the sheet's
 * address and in the body of the call that opens it, so that no log and no proxy sees it.
 */
import type {ClaimCard} from '@pepites/recognition';
import {readStructure} from '../catalogue/catalogue.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {addClaimCode} from './claim-codes.js';
import {hashToken, makeToken} from './secret-tokens.js';

const lifetimeMs = 600_000;
const sealedAs = 'claim sheet';

export interface MadeSheet {
  readonly items: ClaimCard[];
  readonly sheetUrl: string;
  readonly sheetExpiresAt: string;
}

/** All or none. @throws {Refusal} FORBIDDEN for a person whom this structure did not bring in */
export async function createClaimSheet(
  services: Services,
  asked: {
    readonly structure: string;
    readonly people: readonly {readonly displayName: string; readonly person?: string | undefined}[];
    /** On an origin that is the structure's: a code that leads to a stranger's page would be the stranger's. */
    readonly page?: string | undefined;
    readonly by: string;
  },
): Promise<MadeSheet> {
  const {structure, page, by} = asked;
  const token = makeToken();
  const sheetExpiresAt = new Date(services.now().getTime() + lifetimeMs).toISOString();
  const items = await services.db.transaction().execute(async (t) => {
    const cards: ClaimCard[] = [];
    for (const {displayName, person} of asked.people) {
      const made = await addClaimCode(t, services, {structure, displayName, person, by});
      cards.push({displayName, ...made, address: claimAddress(services, {structure, page}, made.claimCode)});
    }
    const sealed = services.sealer.seal(Buffer.from(JSON.stringify(cards)), sealedAs);
    await t
      .insertInto('claim_sheet')
      .values({
        token_hash: hashToken(token),
        structure_id: structure,
        sealed_cards: sealed,
        expires_at: sheetExpiresAt,
      })
      .execute();
    return cards;
  });
  return {items, sheetUrl: `${services.publicUrl}/sheets/${structure}#${token}`, sheetExpiresAt};
}

/** The cards, this once. @throws {Refusal} SHEET_UNKNOWN, also when it was opened or is too old */
export async function openClaimSheet(
  services: Services,
  {structure, token}: {readonly structure: string; readonly token: string},
): Promise<{structureName: string; cards: ClaimCard[]}> {
  const row = await services.db
    .deleteFrom('claim_sheet')
    .where('token_hash', '=', hashToken(token))
    .where('structure_id', '=', structure)
    .returning(['sealed_cards', 'expires_at'])
    .executeTakeFirst();
  if (!row || Date.parse(row.expires_at) <= services.now().getTime()) throw new Refusal('SHEET_UNKNOWN');
  const {name} = await readStructure(services.db, structure);
  const cards = JSON.parse(services.sealer.open(row.sealed_cards, sealedAs).toString('utf8')) as ClaimCard[];
  return {structureName: name, cards};
}

function claimAddress(
  {publicUrl}: Pick<Services, 'publicUrl'>,
  {structure, page}: {readonly structure: string; readonly page: string | undefined},
  claimCode: string,
): string {
  const url = new URL(page ?? `${publicUrl}/start/${structure}`);
  url.hash = `badge-code=${claimCode}`;
  return url.href;
}
