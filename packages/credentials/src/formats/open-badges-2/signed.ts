/**
 * A signed badge: a compact JWS whose payload is the assertion, by a key that the issuer's Profile lists. What its header says
 * of keys (`jwk`, `kid`) decides nothing.
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#SignedBadge
 */
import {checkAssertionDates} from '../../checks/dates.js';
import {unknownOf} from '../../checks/documents.js';
import {fail, type Finding, pass, unknown, worstOf} from '../../checks/finding.js';
import {checkRecognised} from '../../checks/recognised.js';
import {checkAssertionRecipient} from '../../checks/recipient.js';
import {checkRevocationList} from '../../checks/revocation-list.js';
import type {Tools} from '../../checks/tools.js';
import {readCompactJws} from '../../containers/jws.js';
import {readAlgorithm, verifyJws} from '../../jwt/verify-jws.js';
import {idOf, list, object, text} from '../../parse/values.js';
import type {ParsedCredential} from '../../types.js';
import type {Run} from '../../verdict/run.js';
import {verifyEndorsements} from './endorsements.js';
import {isLegacyFormat, issuerFinding, judgedView, schemaFinding, type Subject} from './findings.js';
import {type KeyResult, signingKeys} from './keys.js';
import {legacyIssuer, legacyKey, legacyStatus} from './legacy.js';
import {reader} from './linked.js';
import {readParties} from './parties.js';
import {revocationListProblems} from './shape.js';

const MAX_LISTS = 5;

export async function checkSigned(
  {document, format, text: source}: ParsedCredential,
  run: Run,
): Promise<void> {
  const {board, tools} = run;
  const read = reader(tools);
  const isLegacy = isLegacyFormat(format);
  if (isLegacy) tools.warn('LEGACY', 'A badge of before Open Badges 2.0');
  board.set('dates', checkAssertionDates(document, {now: tools.now, isLegacy}));
  board.set('recipient', await checkAssertionRecipient(document, tools.recipient));
  const parties = await readParties(document, {read, tools, isLegacy});
  const subject: Subject = {document, format, method: 'signed', parties};
  board.set('schema', schemaFinding(subject, tools));
  board.set('recognised', checkRecognised(parties.issuerId, tools.recognisedIssuers));
  const keys = isLegacy ? await legacyKey(document, {parties, tools}) : await keysOf(subject, tools);
  const integrity = await signatureFinding(source.trim(), keys, tools);
  board.set('integrity', integrity);
  // A payload that nobody signed is nobody's word.
  if (integrity.result === 'pass') board.judged = judgedView(document, parties);
  const issuer = worstOf([keys.issuer, issuerFinding(subject, undefined)]);
  board.set('issuer', isLegacy && issuer.result !== 'fail' ? legacyIssuer() : issuer);
  board.set(
    'status',
    isLegacy ? await legacyStatus(document, {parties, read}) : await statusFinding(subject, tools),
  );
  if (format === 'ob2-signed') await verifyEndorsements(document, parties, tools);
}

async function keysOf({document, parties}: Subject, tools: Tools): Promise<KeyResult> {
  const {issuer, issuerFinding: finding} = parties;
  if (!issuer)
    return {integrity: unknown('KEY_UNREACHABLE', 'The issuer’s Profile lists the keys'), issuer: finding};
  return signingKeys(object(document['verification'])?.['creator'], {issuer, read: reader(tools)});
}

/** The header is looked at first: what is wrong with it needs no key. */
async function signatureFinding(source: string, found: KeyResult, tools: Tools): Promise<Finding> {
  const {header, payload} = readCompactJws(source);
  const algorithm = readAlgorithm(header);
  if (typeof algorithm !== 'string') return algorithm;
  // A credential in `vc`, beside other members: one payload would be shown, and another signed.
  if (payload['vc'] !== undefined) return fail('PROOF_MALFORMED', 'The payload is not the assertion');
  if (!('keys' in found)) return found.integrity;
  let first: Finding | undefined;
  for (const key of found.keys) {
    const finding = await verifyJws(source, {key, algorithm, keys: tools.keys});
    if (finding.result === 'pass') return finding;
    first ??= finding;
  }
  return first ?? unknown('KEY_UNREACHABLE', 'No key');
}

async function statusFinding({document, parties}: Subject, tools: Tools): Promise<Finding> {
  if (document['revoked'] !== undefined && document['revoked'] !== false)
    return fail('REVOKED', 'It says itself that it is revoked');
  const {issuer} = parties;
  if (!issuer) return unknown('STATUS_UNREACHABLE', 'The issuer’s Profile names the list of revoked badges');
  const lists = list(issuer.document['revocationList']);
  if (lists.length > MAX_LISTS)
    return unknown('LIMIT_FETCHES', `More than ${MAX_LISTS} lists of revoked badges`);
  const ids = [idOf(document), text(document['uid'])].filter((id) => id !== undefined);
  const findings = await Promise.all(
    lists.map((one) => listFinding({url: idOf(one) ?? '', ids, issuerId: issuer.id}, tools)),
  );
  const [first, ...rest] = findings;
  return first ? worstOf([first, ...rest]) : pass('NO_STATUS', 'The issuer has no list of revoked badges');
}

async function listFinding(
  query: {readonly url: string; readonly ids: readonly string[]; readonly issuerId: string},
  tools: Tools,
): Promise<Finding> {
  const result = await reader(tools)(query.url, 'status');
  if ('problem' in result) {
    return unknownOf(result.problem, {unreachable: 'STATUS_UNREACHABLE', malformed: 'STATUS_LIST_INVALID'});
  }
  const finding = await checkRevocationList(
    {...query, members: ['revokedAssertions'], allowsHttp: true},
    tools,
  );
  // A list that is not as it should be may name the badge all the same; it does not clear it.
  const [problem] = finding.result === 'pass' ? revocationListProblems(result.document) : [];
  return problem === undefined ? finding : unknown('STATUS_LIST_INVALID', problem);
}
