/** Verifies what is built on Verifiable Credentials: Open Badges 3.0, their endorsements, CLR 2.0, and other credentials. */
import {checkDates} from '../checks/dates.js';
import {checkRecognised} from '../checks/recognised.js';
import {checkRecipient} from '../checks/recipient.js';
import {checkSchema} from '../checks/schema.js';
import {checkStatus} from '../checks/status.js';
import {idOf} from '../parse/values.js';
import {verifyProof} from '../proofs/verify-proof.js';
import type {ParsedCredential} from '../types.js';
import type {Run} from '../verdict/run.js';
import {verifyEnclosed} from './enclosed.js';
import {refresh} from './refresh.js';

export async function checkVerifiableCredential(given: ParsedCredential, {board, tools}: Run): Promise<void> {
  const proof = verifyProof(given, tools);
  // What came with it is verified meanwhile; its verdicts are its own.
  const enclosed = verifyEnclosed(given, tools);
  board.set('schema', await checkSchema(given, tools));
  const {integrity, issuer} = await proof;
  board.set('integrity', integrity);
  board.set('issuer', issuer);
  const isGenuine = integrity.result === 'pass' && issuer.result === 'pass';
  const newer = isGenuine ? await refresh(given, tools) : undefined;
  if (newer) board.judged = newer.view;
  const {document} = newer ?? given;
  board.set('dates', checkDates(document, tools.now));
  board.set('recognised', checkRecognised(idOf(document['issuer']) ?? '', tools.recognisedIssuers));
  board.set('recipient', await checkRecipient(document, tools.recipient));
  board.set('status', await checkStatus(document, tools));
  await enclosed;
}
