/** Endorsements of an assertion, of its BadgeClass and of its issuer: each is verified by itself, and must be about them. */
import type {Tools} from '../../checks/tools.js';
import {isCompactJws} from '../../containers/jws.js';
import {isJsonObject} from '../../parse/json.js';
import {idOf, list} from '../../parse/values.js';
import type {JsonObject} from '../../types.js';
import {isWebAddress} from './addresses.js';
import type {Parties} from './parties.js';
import {OPEN_BADGES_2} from './shape.js';

/** Of each of the three. */
const MAX_ENDORSEMENTS = 20;

/** One after the other, and after the badge itself: they share its number of documents, and must not use it up. */
export async function verifyEndorsements(
  document: JsonObject,
  parties: Parties,
  tools: Tools,
): Promise<void> {
  const owners = [{id: idOf(document) ?? '', document}, parties.badgeClass, parties.issuer];
  for (const owner of owners) {
    if (!owner) continue;
    const aboutIds = [...new Set([owner.id, idOf(owner.document) ?? ''])].filter((id) => id !== '');
    for (const endorsement of list(owner.document['endorsement']).slice(0, MAX_ENDORSEMENTS)) {
      await verifyEndorsement(endorsement, aboutIds, tools);
    }
  }
}

async function verifyEndorsement(
  endorsement: unknown,
  aboutIds: readonly string[],
  tools: Tools,
): Promise<void> {
  if (typeof endorsement !== 'string') {
    if (isJsonObject(endorsement)) await tools.verifyNested(endorsement, 'endorsement', aboutIds);
    return;
  }
  if (isCompactJws(endorsement.trim())) {
    await tools.verifyNested(endorsement, 'endorsement', aboutIds);
    return;
  }
  if (!isWebAddress(endorsement)) return;
  // What an endorsement is read over is for its own verdict to say.
  const result = await tools.documents.get(endorsement, {freshness: 'status', allowsHttp: true});
  if ('document' in result) {
    // Read again from the same memory: what it is about must be known beforehand.
    await tools.verifyNested({...result.document, id: endorsement}, 'endorsement', aboutIds);
    return;
  }
  // Nothing is known of what it is about; that it cannot be read will be the verdict on it.
  const reference = {
    '@context': OPEN_BADGES_2,
    type: 'Endorsement',
    id: endorsement,
    verification: {type: 'hosted'},
  };
  await tools.verifyNested(reference, 'endorsement');
}
