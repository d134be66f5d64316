/** Verifies what is built on Verifiable Credentials: Open Badges 3.0, their endorsements, CLR 2.0, and other credentials. */
import {checkDates} from '../checks/dates.js';
import {checkRecipient} from '../checks/recipient.js';
import {checkRecognised} from '../checks/recognised.js';
import {checkSchema} from '../checks/schema.js';
import {checkStatus} from '../checks/status.js';
import {idOf} from '../parse/values.js';
import {verifyProof} from '../proofs/verify-proof.js';
import type {JsonObject, ParsedCredential} from '../types.js';
import type {Run} from '../verdict/run.js';
import {verifyEnclosed} from './enclosed.js';

export async function checkVerifiableCredential(given: ParsedCredential, run: Run): Promise<void> {
  // What came with it is verified meanwhile; its verdicts are its own.
  await Promise.all([checkOne(given, run), verifyEnclosed(given, run.tools)]);
}

async function checkOne(given: ParsedCredential, run: Run): Promise<void> {
  const {board, tools} = run;
  board.set('schema', await checkSchema(given, tools));
  const [{integrity, issuer}] = await Promise.all([
    verifyProof(given, tools),
    checkTruth(given.document, run),
  ]);
  board.set('integrity', integrity);
  board.set('issuer', issuer);
  if (integrity.result !== 'pass' || issuer.result !== 'pass') return;
  if (given.document['refreshService'] === undefined) return;
  const {refresh} = await import('./refresh.js');
  const newer = await refresh(given, tools);
  if (!newer) return;
  board.judged = newer.view;
  // What was found of the other does not stand for this one, should the time end meanwhile.
  board.forget('schema', 'dates', 'recognised', 'recipient', 'status');
  board.set('schema', await checkSchema(newer, tools));
  await checkTruth(newer.document, run);
}

/** What can be told without the proof: does it hold today, and whose is it? */
async function checkTruth(document: JsonObject, {board, tools}: Run): Promise<void> {
  board.set('dates', checkDates(document, tools.now));
  board.set('recognised', checkRecognised(idOf(document['issuer']) ?? '', tools.recognisedIssuers));
  board.set('recipient', await checkRecipient(document, tools.recipient));
  board.set('status', await checkStatus(document, tools));
}
