/** What is not sent, because the platform would refuse the whole of it. */
import type {ObfIssueInput} from './client.js';
import {ObfError} from './obf-error.js';

export const mostRecipients = 10_000;
/** As the platform's own description of its API has it. */
const emailForm = /^[^@<]{1,64}@[^@>]{1,255}$/;
const logForm = /^[\w-]{1,100}$/;

/** @throws {ObfError} NO_RECIPIENTS, TOO_MANY_RECIPIENTS, EMAIL_REFUSED, REFUSED */
export function checkIssue({recipients, logEntry}: ObfIssueInput): void {
  const refuse = (code: ConstructorParameters<typeof ObfError>[0], message: string): never => {
    throw new ObfError(code, {call: 'issue', message});
  };
  if (recipients.length === 0) refuse('NO_RECIPIENTS', 'Nobody is named');
  if (recipients.length > mostRecipients)
    refuse('TOO_MANY_RECIPIENTS', `${recipients.length} recipients, ${mostRecipients} at most`);
  const at = recipients.findIndex(({email}) => !emailForm.test(email));
  if (at >= 0) refuse('EMAIL_REFUSED', `Recipient ${at + 1} has no e-mail address`);
  // A comma or a colon would be read as the next pair when it is looked for.
  if (Object.entries(logEntry).some((pair) => pair.some((part) => !logForm.test(part))))
    refuse('REFUSED', 'A log entry has a name or a value that could not be looked for');
}
