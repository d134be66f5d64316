/** What a credential brings along: endorsements of it, of its achievement and of its profiles; and the badges of a CLR. */
import type {Tools} from '../checks/tools.js';
import {isJsonObject} from '../parse/json.js';
import {idOf, list, objects} from '../parse/values.js';
import type {JsonObject, NestedVerdict, ParsedCredential} from '../types.js';

/** One after the other: each has the page's whole attention, and they share documents and keys. */
export async function verifyEnclosed(
  {document, format}: ParsedCredential,
  tools: Tools,
): Promise<readonly NestedVerdict[]> {
  const verdicts: NestedVerdict[] = [];
  const endorsements = endorsementsOf(document);
  const badges = format === 'clr2' ? badgesOf(document) : [];
  if (Math.max(endorsements.length, badges.length) > MAX_READ)
    tools.warn('LIMIT_DEPTH', `Of what came with it, only ${MAX_READ} are read`);
  for (const {owner, credential} of endorsements.slice(0, MAX_READ)) {
    const id = idOf(owner);
    verdicts.push(await tools.verifyNested(credential, 'endorsement', id === undefined ? [] : [id]));
  }
  for (const credential of badges.slice(0, MAX_READ))
    verdicts.push(await tools.verifyNested(credential, 'badge'));
  return verdicts;
}

/** Of each kind: far above what is verified (nested.ts), so that each of those left out says so in a verdict. */
const MAX_READ = 1000;

interface Endorsement {
  /** What it came with, and must be about. */
  readonly owner: JsonObject;
  readonly credential: JsonObject | string;
}

/** Open Badges 3.0: `endorsement` and `endorsementJwt` of the credential, its achievements, and every profile. */
function endorsementsOf(document: JsonObject): readonly Endorsement[] {
  const subjects = objects(document['credentialSubject']);
  const achievements = subjects.flatMap((subject) => objects(subject['achievement']));
  const profiles = [document['issuer'], ...achievements.map((achievement) => achievement['creator'])];
  return [document, ...achievements, ...profiles.filter(isJsonObject)].flatMap((owner) =>
    [...list(owner['endorsement']), ...list(owner['endorsementJwt'])]
      .filter(isCredential)
      .map((credential) => ({owner, credential})),
  );
}

function badgesOf(document: JsonObject): readonly (JsonObject | string)[] {
  return objects(document['credentialSubject'])
    .flatMap((subject) => list(subject['verifiableCredential']))
    .filter(isCredential);
}

function isCredential(value: unknown): value is JsonObject | string {
  return typeof value === 'string' || isJsonObject(value);
}
