/** Signs a recommendation that both have agreed to, once, as an EndorsementCredential with a place in a status list. */
import {advanceEndorsement} from '@pepites/recognition';
import type {JsonObject} from '@pepites/credentials';
import {
  buildEndorsementCredential,
  type IssuerInput,
  signCredential,
  type SigningKey,
} from '@pepites/credentials/sign.js';
import {readAward} from '../../awards/award-view.js';
import {asEndorsement, type EndorsementRow} from '../../beside/endorsement-rows.js';
import {heldAward} from '../../beside/held-award.js';
import {readStructure} from '../../catalogue/catalogue.js';
import {signingKeyOf} from '../../keys/key-ring.js';
import {notify} from '../../notifications/notify.js';
import {makeLinkToken} from '../../people/secret-tokens.js';
import {issuerIdOf, type Services} from '../../services.js';
import {finishJob, type Job} from '../outbox.js';
import {
  createPseudonym,
  pseudonymKey,
  pseudonymStatus,
  pseudonymUrlOf,
  readPseudonym,
} from '../pseudonyms.js';
import {statusEntryAt, takeStatusPlace} from '../status-place.js';

export async function doSignEndorsement(services: Services, job: Job): Promise<void> {
  const {canonicalize, now} = services;
  const row = await prepare(services, job.subject);
  if (row?.state !== 'accepted' || row.award_id === null || row.text === null || row.name === null) {
    await finishJob(services.db, job, now());
    return;
  }
  const signer = await signerFor(services, row, {text: row.text, name: row.name});
  const at = now();
  const unsigned = buildEndorsementCredential({
    id: `urn:uuid:${row.id}`,
    name: 'Recommandation',
    issuer: signer.issuer,
    validFrom: new Date(row.accepted_at ?? at),
    subjectId: `urn:uuid:${row.award_id}`,
    comment: signer.comment,
    credentialStatus: signer.status,
  });
  const signed = await signCredential(unsigned, {key: signer.key, created: at, canonicalize});
  await markSigned(services, job, row.id, JSON.stringify(signed, null, 2));
}

/** Its address, its issuer and its place in a status list; kept over a crash, so that none is taken twice. */
async function prepare({db, now, sealer}: Services, id: string): Promise<EndorsementRow | undefined> {
  return db.transaction().execute(async (t) => {
    const row = await t.selectFrom('endorsement').selectAll().where('id', '=', id).executeTakeFirst();
    if (row?.state !== 'accepted' || row.award_id === null || row.share_token !== null) return row;
    const {endorser_id: endorser, structure_id: structure} = row;
    const made =
      endorser === null
        ? {status_index: await takeStatusPlace(t, structure)}
        : {
            pseudonym_id: await createPseudonym(
              t,
              {sealer},
              {person: endorser, name: row.name ?? '', now: now()},
            ),
          };
    return t
      .updateTable('endorsement')
      .set({...made, share_token: makeLinkToken()})
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

interface Signer {
  readonly issuer: IssuerInput;
  readonly comment: string;
  readonly status: JsonObject;
  readonly key: SigningKey;
}

/** Who has an account signs as a pseudonym under the name they wrote; for others the structure signs, and says that it collected the words. */
async function signerFor(
  services: Services,
  row: EndorsementRow,
  written: {readonly text: string; readonly name: string},
): Promise<Signer> {
  const pseudonym =
    row.pseudonym_id === null ? undefined : await readPseudonym(services.db, row.pseudonym_id);
  if (pseudonym)
    return {
      issuer: {id: pseudonymUrlOf(services, pseudonym.id), name: written.name},
      comment: written.text,
      status: pseudonymStatus(services, pseudonym),
      key: await pseudonymKey(services, pseudonym),
    };
  const {structure_id: structure, status_index: place} = row;
  if (place === null) throw new Error('The recommendation has no place in the status list');
  const {name, url} = await readStructure(services.db, structure);
  const issuerId = issuerIdOf(services, structure);
  return {
    issuer: {id: issuerId, name, ...(url !== null && {url})},
    comment: `${written.text}\n\n— ${written.name}. Ces mots ont été recueillis par ${name}, qui les signe\u00a0: la personne n’a pas de compte ici.`,
    status: statusEntryAt(services, {structure, place, purpose: 'revocation'}),
    key: await signingKeyOf(services.db, {structure, issuerId, sealer: services.sealer}),
  };
}

async function markSigned(services: Services, job: Job, id: string, credential: string): Promise<void> {
  const now = services.now();
  await services.db.transaction().execute(async (t) => {
    await finishJob(t, job, now);
    const row = await t.selectFrom('endorsement').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    if (row.award_id === null) return;
    const {held, badge} = await heldAward(t, await readAward(t, row.award_id));
    const next = advanceEndorsement(asEndorsement(row), {type: 'sign', award: held}, now);
    // Taken back meanwhile, or the badge was: nothing is published.
    if (!next.ok) return;
    await t
      .updateTable('endorsement')
      .set({
        state: next.state.state,
        credential,
        signed_by: next.state.signedBy?.kind ?? null,
        signed_at: now.toISOString(),
        updated_at: now.toISOString(),
      })
      .where('id', '=', id)
      .execute();
    if (row.endorser_id !== null)
      await notify(t, {
        structure: row.structure_id,
        to: {person: row.endorser_id},
        kind: 'endorsementSigned',
        details: {badgeName: badge.name},
        key: `endorsementSigned:${id}`,
        now,
      });
  });
}
