/**
 * The newer version of a credential, where its refresh service has one. It is asked once, after the proof held; a service that
 * does not answer, or answers with something else, leaves the credential as it is.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#refresh
 */
import {readDateTime} from '../checks/dates.js';
import type {Tools} from '../checks/tools.js';
import {CredentialError} from '../errors.js';
import {parseExtracted} from '../parse/parse.js';
import {idOf, objects, text, typesOf} from '../parse/values.js';
import {verifyProof} from '../proofs/verify-proof.js';
import type {JsonObject, ParsedCredential} from '../types.js';

/** A type may be written as its whole address, which means the same. */
const TYPE = /(?:^|[#/:])1EdTechCredentialRefresh$/;

/** @returns undefined when what was given stands */
export async function refresh(given: ParsedCredential, tools: Tools): Promise<ParsedCredential | undefined> {
  const service = objects(given.document['refreshService']).find((one) =>
    typesOf(one).some((type) => TYPE.test(type)),
  );
  const url = service && text(service['id']);
  if (url === undefined) return undefined;
  const result = await tools.documents.getText(url, {freshness: 'status'});
  if ('problem' in result) {
    tools.warn('REFRESH_FAILED', result.problem.detail);
    return undefined;
  }
  const newer = read(result.text);
  if (!newer || !isNewerVersion(newer.document, given.document)) {
    if (!newer) tools.warn('REFRESH_FAILED', 'The refresh service did not give a credential');
    return undefined;
  }
  const {integrity, issuer} = await verifyProof(newer, tools);
  if (integrity.result !== 'pass' || issuer.result !== 'pass') {
    tools.warn('REFRESH_FAILED', `The newer version is not proven: ${integrity.code} ${issuer.code}`);
    return undefined;
  }
  tools.warn('REFRESHED', 'A newer version of this credential was found, and judged in its place');
  return newer;
}

function read(source: string): ParsedCredential | undefined {
  try {
    return parseExtracted({text: source, container: 'json'});
  } catch (error) {
    if (error instanceof CredentialError) return undefined;
    throw error;
  }
}

/** The same credential of the same issuer, of a later date (Open Badges 3.0, "Credential Equality and Comparison"). */
function isNewerVersion(newer: JsonObject, given: JsonObject): boolean {
  const start = (document: JsonObject) =>
    readDateTime(document['validFrom'] ?? document['issuanceDate']) ?? Number.NEGATIVE_INFINITY;
  const isSame = (name: string) => idOf(newer[name]) === idOf(given[name]);
  return idOf(newer) === idOf(given) && isSame('issuer') && start(newer) > start(given);
}
