/** Verdicts on what comes with a credential: the same checks, on boards of their own, to a bounded depth and number. */
import {fail, pass, unknown} from '../checks/finding.js';
import type {Tools} from '../checks/tools.js';
import {isCompactJws} from '../containers/jws.js';
import {parseExtracted} from '../parse/parse.js';
import {idOf, object} from '../parse/values.js';
import type {CredentialFormat} from '../types.js';
import {Board, type NestedBoard, nestedVerdict} from './board.js';
import type {Run} from './run.js';

/** A CLR holds badges, which hold endorsements: no deeper. */
const MAX_DEPTH = 3;
/** Of all that is nested in one credential. */
const MAX_NESTED = 200;

/** A badge that somebody was given, or any other credential about them, recommends nothing. */
const ENDORSEMENTS: readonly CredentialFormat[] = ['ob3-endorsement', 'ob2-endorsement'];

type RunChecks = (input: string | object, run: Run) => Promise<void>;

/** Completes the tools of a verification whose board is given. */
export function nestedVerifier(
  shared: Omit<Tools, 'warn' | 'verifyNested'>,
  board: Board,
  runChecks: RunChecks,
): Tools {
  let count = 0;
  const toolsAt = (own: Board, depth: number): Tools => ({
    ...shared,
    // Whose the credential is was asked of the outer one alone.
    ...(depth > 0 && {recipient: undefined}),
    warn: (code, detail) => {
      own.warn(code, detail);
    },
    async verifyNested(input, role, aboutIds) {
      // Whoever asked is gone: what is left is not begun.
      shared.signal.throwIfAborted();
      const nested: NestedBoard = {
        role,
        board: new Board({policy: shared.policy, isRecipientAsked: aboutIds !== undefined}),
        ...namesOf(input),
      };
      own.nested.push(nested);
      count++;
      if (depth >= MAX_DEPTH || count > MAX_NESTED) {
        nested.board.fill(unknown('LIMIT_DEPTH', 'Too much is nested'));
        return nestedVerdict(nested);
      }
      await runChecks(input, {board: nested.board, tools: toolsAt(nested.board, depth + 1)});
      if (role === 'endorsement' && !ENDORSEMENTS.includes(nested.board.format)) {
        nested.board.set('format', fail('NOT_A_CREDENTIAL', `Not an endorsement: ${nested.board.format}`));
      }
      if (aboutIds) nested.board.set('recipient', checkSubject(nested.subjectId, aboutIds));
      return nestedVerdict(nested);
    },
  });
  return toolsAt(board, 0);
}

/** A recommendation of something else must not be shown as one of this. */
function checkSubject(subjectId: string, aboutIds: readonly string[]) {
  if (aboutIds.includes(subjectId)) return pass('RECIPIENT_MATCHES', 'It is about what it came with');
  return aboutIds.length === 0
    ? unknown('RECIPIENT_NOT_STATED', 'What it came with has no id')
    : fail('RECIPIENT_DIFFERS', `It is about ${subjectId.slice(0, 200) || 'nothing'}`);
}

function namesOf(input: string | object): {id: string; subjectId: string} {
  try {
    const source = typeof input === 'string' ? input : JSON.stringify(input);
    const container = isCompactJws(source.trim()) ? 'jwt' : 'json';
    const {document} = parseExtracted({text: source, container});
    const about = object(document['credentialSubject']) ?? object(document['claim']);
    return {id: idOf(document) ?? '', subjectId: idOf(about) ?? ''};
  } catch {
    // What it is will be the finding of its check `format`.
    return {id: '', subjectId: ''};
  }
}
