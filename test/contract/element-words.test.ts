/** Whatever a backend answers to a call of an element, the element says it in words of its own, in each of its languages. */
import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {type ErrorCode, errorStatus, type Route, type RouteId, routes} from '@pepites/recognition';
import {actsEn} from '../../packages/elements/src/messages/acts.en.ts';
import {actsFr} from '../../packages/elements/src/messages/acts.fr.ts';
import {catalogEn} from '../../packages/elements/src/messages/catalog.en.ts';
import {catalogFr} from '../../packages/elements/src/messages/catalog.fr.ts';
import {claimEn} from '../../packages/elements/src/messages/claim.en.ts';
import {claimFr} from '../../packages/elements/src/messages/claim.fr.ts';
import {designerEn} from '../../packages/elements/src/messages/designer.en.ts';
import {designerFr} from '../../packages/elements/src/messages/designer.fr.ts';
import {elsewhereEn} from '../../packages/elements/src/messages/elsewhere.en.ts';
import {elsewhereFr} from '../../packages/elements/src/messages/elsewhere.fr.ts';
import {endorseEn} from '../../packages/elements/src/messages/endorse.en.ts';
import {endorseFr} from '../../packages/elements/src/messages/endorse.fr.ts';
import {leadEn} from '../../packages/elements/src/messages/lead.en.ts';
import {leadFr} from '../../packages/elements/src/messages/lead.fr.ts';
import {mapEn} from '../../packages/elements/src/messages/map.en.ts';
import {mapFr} from '../../packages/elements/src/messages/map.fr.ts';
import {passportEn} from '../../packages/elements/src/messages/passport.en.ts';
import {passportFr} from '../../packages/elements/src/messages/passport.fr.ts';
import {peopleEn} from '../../packages/elements/src/messages/people.en.ts';
import {peopleFr} from '../../packages/elements/src/messages/people.fr.ts';
import {pictureEn} from '../../packages/elements/src/messages/picture.en.ts';
import {pictureFr} from '../../packages/elements/src/messages/picture.fr.ts';
import {requestEn} from '../../packages/elements/src/messages/request.en.ts';
import {requestFr} from '../../packages/elements/src/messages/request.fr.ts';
import {reviewEn} from '../../packages/elements/src/messages/review.en.ts';
import {reviewFr} from '../../packages/elements/src/messages/review.fr.ts';
import {signInEn} from '../../packages/elements/src/messages/sign-in.en.ts';
import {signInFr} from '../../packages/elements/src/messages/sign-in.fr.ts';
import {supporterOwnEn} from '../../packages/elements/src/messages/supporter-own.en.ts';
import {supporterOwnFr} from '../../packages/elements/src/messages/supporter-own.fr.ts';
import {supportersEn} from '../../packages/elements/src/messages/supporters.en.ts';
import {supportersFr} from '../../packages/elements/src/messages/supporters.fr.ts';
import {supportingOrganisationEn} from '../../packages/elements/src/messages/supporting-organisation.en.ts';
import {supportingOrganisationFr} from '../../packages/elements/src/messages/supporting-organisation.fr.ts';
import {wallCopiesEn} from '../../packages/elements/src/messages/wall-copies.en.ts';
import {wallCopiesFr} from '../../packages/elements/src/messages/wall-copies.fr.ts';
import {wallEn} from '../../packages/elements/src/messages/wall.en.ts';
import {wallFr} from '../../packages/elements/src/messages/wall.fr.ts';
import {root} from '../support/command.ts';

const source = join(root, 'packages/elements/src');

/** Which catalogues say the errors of which folder’s calls; a folder within one may have its own. */
const catalogues: Readonly<Record<string, readonly object[]>> = {
  'badge-catalog': [catalogFr, catalogEn],
  'badge-claim': [claimFr, claimEn],
  'badge-designer': [designerFr, designerEn],
  'badge-display': [pictureFr, pictureEn],
  'badge-display/passport': [passportFr, passportEn],
  'badge-endorse': [endorseFr, endorseEn],
  'badge-pathway': [mapFr, mapEn],
  'badge-pathway/acts': [actsFr, actsEn],
  'badge-pathway/people': [peopleFr, peopleEn],
  'badge-request': [requestFr, requestEn],
  'badge-review': [reviewFr, reviewEn],
  'badge-review/lead': [leadFr, leadEn],
  'badge-sign-in': [signInFr, signInEn],
  'badge-supporters': [supportersFr, supportersEn],
  'badge-supporters/organisation': [supportingOrganisationFr, supportingOrganisationEn],
  'badge-supporters/own': [supporterOwnFr, supporterOwnEn],
  'badge-wall': [wallFr, wallEn],
  'badge-wall/wall-copies': [wallCopiesFr, wallCopiesEn],
  elsewhere: [elsewhereFr, elsewhereEn],
  'claim-sheets': [peopleFr, peopleEn, requestFr, requestEn],
};

/** Folders whose calls fail without a sentence, and why that is right. */
const silent: Readonly<Record<string, string>> = {
  verification: 'what could not be fetched is a step of the check, with words of its own',
};

/** `error.OTHER` is what there is to say. */
const faults: readonly ErrorCode[] = ['BAD_REQUEST', 'INTERNAL', 'IDEMPOTENCY_CONFLICT'];

/** What the client itself says when no answer comes. */
const unanswered = ['UNREACHABLE', 'TIMED_OUT', 'OTHER'];

async function callsOf(folder: string): Promise<RouteId[]> {
  const files = await readdir(join(source, folder), {recursive: true});
  const calls = new Set<string>();
  const inner = Object.keys(catalogues).filter((name) => name.startsWith(`${folder}/`));
  const isOwn = (file: string): boolean => !inner.some((name) => `${folder}/${file}`.startsWith(`${name}/`));
  for (const file of files.filter((name) => /(?<!\.test)\.ts$/.test(name) && isOwn(name))) {
    const text = await readFile(join(source, folder, file), 'utf8');
    for (const [, area, act] of text.matchAll(/\bclient\s*\.(\w+)\s*\.(\w+)\(/g))
      calls.add(`${area ?? ''}.${act ?? ''}`);
  }
  return [...calls].map((id) => {
    assert.ok(Object.hasOwn(routes, id), `${folder} calls ${id}`);
    return id as RouteId;
  });
}

function codesOf(id: RouteId): ErrorCode[] {
  const {path, errors}: Route = routes[id];
  const isOfSession = errors.includes('SESSION_ENDED');
  return [
    ...(path.includes(':structure') ? (['STRUCTURE_UNKNOWN'] as const) : []),
    ...(isOfSession ? (['FORBIDDEN', 'ORIGIN_NOT_REGISTERED'] as const) : []),
    ...errors,
  ];
}

describe('words for what a backend answers', () => {
  it('are kept for every folder of elements that calls one', async () => {
    const folders = await readdir(source, {withFileTypes: true});
    for (const {name} of folders.filter((one) => one.isDirectory() && one.name !== 'testing'))
      if ((await callsOf(name)).length > 0)
        assert.ok(Object.hasOwn(catalogues, name) || Object.hasOwn(silent, name), name);
  });

  for (const [folder, words] of Object.entries(catalogues))
    it(`are there for each code of each call of <${folder}>`, async () => {
      const calls = await callsOf(folder);
      assert.ok(calls.length > 0);
      const codes = new Set([...unanswered, ...calls.flatMap(codesOf)]);
      for (const fault of faults) codes.delete(fault);
      for (const catalogue of words)
        assert.deepEqual(
          [...codes].filter((code) => !Object.hasOwn(catalogue, `error.${code}`)),
          [],
        );
    });

  it('are not kept for codes that no backend knows', () => {
    // Of the elements themselves, of what a page gives them, of reading a badge, of the client.
    const own =
      /^(?:ERR_|ANSWER_|(?:CATALOG|JSON|PATHWAY|SUPPORTERS)_MALFORMED$|UNREACHABLE$|TIMED_OUT$|OTHER$|EMAIL$|SIX_DIGITS$|CLAIM(?:_MISSING)?$|IMAGE_FAILED$|(?:NAME|REPRESENTS)_MISSING$|ADDRESS_UNREADABLE$|(?:WINDOW|CAMERA|LIST)_)/;
    for (const catalogue of Object.values(catalogues).flat())
      for (const key of Object.keys(catalogue).filter((name) => name.startsWith('error.'))) {
        const code = key.slice('error.'.length);
        assert.ok(own.test(code) || Object.hasOwn(errorStatus, code), code);
      }
  });
});
