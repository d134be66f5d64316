/**
 * A hosted badge: the given copy is trusted for its address alone, and what is served there is judged.
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#HostedBadge
 */
import {checkAssertionDates} from '../../checks/dates.js';
import {type DocumentProblem, unknownOf} from '../../checks/documents.js';
import {fail, type Finding, pass, skipped, unknown} from '../../checks/finding.js';
import {checkRecognised} from '../../checks/recognised.js';
import {checkAssertionRecipient} from '../../checks/recipient.js';
import {detectFormat} from '../../parse/format.js';
import {idOf, object, text} from '../../parse/values.js';
import type {CheckId, CredentialFormat, JsonObject, ParsedCredential} from '../../types.js';
import type {Run} from '../../verdict/run.js';
import {isSameAddress, isWebAddress} from './addresses.js';
import {differenceFinding} from './differences.js';
import {verifyEndorsements} from './endorsements.js';
import {isLegacyFormat, issuerFinding, judgedView, schemaFinding, type Subject} from './findings.js';
import {legacyAddress, legacyIssuer} from './legacy.js';
import {reader} from './linked.js';
import {readParties} from './parties.js';
import {methodOf} from './shape.js';

const HOSTED: readonly CredentialFormat[] = ['ob2-hosted', 'ob2-endorsement', 'ob1', 'ob0.5'];

export async function checkHosted(given: ParsedCredential, run: Run): Promise<void> {
  const {board, tools} = run;
  const address = isLegacyFormat(given.format) ? legacyAddress(given.document) : idOf(given.document);
  if (methodOf(given.document) === 'signed') {
    board.set(
      'integrity',
      fail('NO_PROOF', 'The badge says that it is signed, and comes without a signature'),
    );
    await checkGiven(given, run);
    return;
  }
  // Nobody says that of a good one.
  if (isRevokedIn(given.document)) {
    board.set('status', fail('REVOKED', reasonOf(given.document)));
    board.set('integrity', skipped('The copy itself says that it is revoked'));
    skipRest(run);
    return;
  }
  if (address === undefined || !isWebAddress(address)) {
    board.set('integrity', unknown('HOSTED_UNREACHABLE', 'The badge names no address where it is served'));
    await checkGiven(given, run);
    return;
  }
  const read = reader(tools);
  const served = await read(address, 'status');
  if ('problem' in served) {
    await checkAbsent(given, served.problem, run);
    return;
  }
  const {document} = served;
  const format = detectFormat(document, 'json');
  const isRevoked = isRevokedIn(document);
  if (isRevoked) {
    board.set('status', fail('REVOKED', reasonOf(document)));
    // Of a revoked badge, often nothing else is left.
    if (document['badge'] === undefined && document['claim'] === undefined) {
      board.set('integrity', ownAddressFinding(document, address) ?? pass('OK', address));
      skipRest(run);
      return;
    }
  }
  board.format = HOSTED.includes(format) ? format : given.format;
  await checkServed(document, {given, address, isRevoked, run});
}

interface Served {
  readonly given: ParsedCredential;
  readonly address: string;
  readonly isRevoked: boolean;
  readonly run: Run;
}

async function checkServed(document: JsonObject, {given, address, isRevoked, run}: Served): Promise<void> {
  const {board, tools} = run;
  const read = reader(tools);
  const {format} = board;
  const isLegacy = isLegacyFormat(format);
  const parties = await readParties(document, {read, tools, isLegacy});
  const subject: Subject = {document, format, method: 'hosted', parties};
  board.judged = judgedView(document, parties);
  const {warn, policy} = tools;
  board.set(
    'integrity',
    ownAddressFinding(document, address) ??
      kindFinding(document) ??
      differenceFinding({given: given.document, served: document, parties, policy, warn}) ??
      pass('OK', `As served at ${address.slice(0, 200)}`),
  );
  board.set('schema', schemaFinding(subject, tools));
  const issuer = issuerFinding(subject, address);
  board.set('issuer', isLegacy && issuer.result !== 'fail' ? legacyIssuer() : issuer);
  if (!isRevoked) board.set('status', pass('OK', 'It is still served, and not said to be revoked'));
  await checkContents(document, {issuerId: parties.issuerId, run});
  if (format === 'ob2-hosted') await verifyEndorsements(document, parties, tools);
}

/** The badge must say that it is the one at this address; before 1.1, not all said. */
function ownAddressFinding(document: JsonObject, address: string): Finding | undefined {
  const format = detectFormat(document, 'json');
  const id = idOf(document);
  // Since 2.0, the id alone says it.
  const url =
    isLegacyFormat(format) || id === undefined ? text(object(document['verify'])?.['url']) : undefined;
  const stated = [id, url].filter((one) => one !== undefined);
  const isStated = stated.some((one) => isSameAddress(one, address));
  if (isStated) return undefined;
  const isOld = format === 'ob0.5' && stated.length === 0;
  return isOld ? undefined : fail('HOSTED_DIFFERS', `${address.slice(0, 200)} serves another badge`);
}

function kindFinding(document: JsonObject): Finding | undefined {
  const format = detectFormat(document, 'json');
  if (format === 'ob2-signed' || methodOf(document) === 'signed') {
    return fail('NO_PROOF', 'What is served says that it is signed, and comes without a signature');
  }
  return HOSTED.includes(format)
    ? undefined
    : fail('SCHEMA_INVALID', `What is served is no assertion: ${format}`);
}

async function checkContents(
  document: JsonObject,
  {issuerId, run: {board, tools}}: {readonly issuerId: string; readonly run: Run},
): Promise<void> {
  const isLegacy = isLegacyFormat(board.format);
  if (isLegacy) tools.warn('LEGACY', 'A badge of before Open Badges 2.0');
  board.set('dates', checkAssertionDates(document, {now: tools.now, isLegacy}));
  board.set('recognised', checkRecognised(issuerId, tools.recognisedIssuers));
  board.set('recipient', await checkAssertionRecipient(document, tools.recipient));
}

/** Nothing at the address: gone for good is revoked; otherwise nothing is known but what the copy says of itself. */
async function checkAbsent(given: ParsedCredential, problem: DocumentProblem, run: Run): Promise<void> {
  const {board} = run;
  if (problem.kind === 'gone') {
    board.set('status', fail('REVOKED', problem.detail));
    board.set('integrity', pass('OK', 'The address itself answered'));
    skipRest(run);
    return;
  }
  const codes = {unreachable: 'HOSTED_UNREACHABLE', malformed: 'HOSTED_UNREACHABLE'} as const;
  board.set('integrity', unknownOf(problem, codes));
  await checkGiven(given, run);
}

/** The given copy alone: what it says may speak against it, and never for it. */
async function checkGiven({document, format}: ParsedCredential, run: Run): Promise<void> {
  const {board, tools} = run;
  const isLegacy = isLegacyFormat(format);
  board.set(
    'issuer',
    unknown(isLegacy ? 'LEGACY' : 'HOSTED_UNREACHABLE', 'Only what is served says who issued it'),
  );
  board.set('status', unknown('STATUS_UNREACHABLE', 'Only the address says whether it was revoked'));
  if (document['badge'] === undefined && document['claim'] === undefined) {
    // An address alone.
    if (isLegacy) tools.warn('LEGACY', 'A badge of before Open Badges 2.0');
    board.fill(unknown('HOSTED_UNREACHABLE', 'Nothing but an address was given'));
    return;
  }
  const method = methodOf(document) ?? 'hosted';
  const parties = {
    badgeClass: undefined,
    isEmbedded: false,
    badgeClassProblem: undefined,
    issuerId: '',
    issuer: undefined,
    issuerFinding: unknown('ISSUER_UNREACHABLE', ''),
    writtenIssuer: undefined,
  };
  board.set('schema', schemaFinding({document, format, method, parties}, tools));
  const issuerId = idOf(object(document['badge'])?.['issuer'] ?? document['issuer']) ?? '';
  await checkContents(document, {issuerId, run});
}

function skipRest({board}: Run): void {
  const rest: readonly CheckId[] = ['schema', 'issuer', 'dates', 'recipient'];
  for (const id of rest) board.set(id, skipped('The badge was revoked'));
}

const isRevokedIn = ({revoked}: JsonObject): boolean => revoked !== undefined && revoked !== false;

function reasonOf(document: JsonObject): string {
  const reason = text(document['revocationReason']);
  return reason === undefined ? 'It says that it is revoked' : `It says: ${reason.slice(0, 200)}`;
}
