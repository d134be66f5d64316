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
  for (const {owner, credential} of endorsementsOf(document)) {
    const id = idOf(owner);
    verdicts.push(await tools.verifyNested(credential, 'endorsement', id === undefined ? [] : [id]));
  }
  if (format === 'clr2') {
    for (const credential of badgesOf(document)) verdicts.push(await tools.verifyNested(credential, 'badge'));
  }
  return verdicts;
}

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
