/** `pepites doctor`: looks at an installation, and says what would keep it from signing, sending, or being restored. */
import {parseArgs} from 'node:util';
import {type Finding, openOperator, ServerError} from '@pepites/server';
import type {Command} from '../command.js';
import {printable, printableJson, type Io} from '../io.js';
import {oidcSettings} from '../oidc/settings.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

const marks: Readonly<Record<Finding['state'], string>> = {
  good: 'ok  ',
  warning: 'warn',
  bad: 'BAD ',
  skipped: '-   ',
};
const oldestNode = 24;
const answersWithinMs = 5000;

export const doctorCommand: Command = {
  usage: `pepites doctor [--json] [--data DIR]

  Looks at the address, the store, the keys, what waits, the mail server, the issuer by whose accounts staff sign in, the files, their bucket, the disk,
  the virus scanner, the secret and the list of erasures, and asks the public address whether it answers. Sends no message. Goes through the
  running backend when there is one; else it reads the environment and opens the store as pepites serve does: an older one is brought up to
  date, a new one is made where there is none.

  --json       an array of {check, state, detail}; state is good, warning, bad or skipped
  ${dataUsage}

  Exit code 1 when something is bad.`,

  async run(args, io) {
    const {values} = parseArgs({
      args: [...args],
      options: {...dataOption, json: {type: 'boolean', default: false}},
    });
    const findings = [nodeVersion(), ...(await lookInside(values, io)), await lookFromOutside(io)];
    if (values.json) io.out(`${printableJson(findings, 2)}\n`);
    else
      for (const {check, state, detail} of findings)
        io.out(`${marks[state]} ${check.padEnd(10)} ${printable(detail)}\n`);
    return findings.some(({state}) => state === 'bad') ? 1 : 0;
  },
};

function nodeVersion(): Finding {
  const {node} = process.versions;
  const isNew = Number.parseInt(node, 10) >= oldestNode;
  const detail = isNew ? `Node.js ${node}.` : `Node.js ${node} is too old: ${oldestNode} or later is needed.`;
  return {check: 'node', state: isNew ? 'good' : 'bad', detail};
}

async function lookInside(values: {readonly data?: string | undefined}, io: Io): Promise<readonly Finding[]> {
  const {env} = io;
  try {
    const operator = await openOperator({
      ...operatorOptions(values, io),
      smtpUrl: env['SMTP_URL'],
      antivirusCommand: env['PEPITES_ANTIVIRUS_COMMAND'],
      oidc: oidcSettings(io),
      isProduction: env['NODE_ENV'] === 'production',
    });
    try {
      return await operator.examine();
    } finally {
      await operator.close();
    }
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    // What keeps it from being opened keeps it from being looked at.
    return [{check: 'start', state: 'bad', detail: `${error.code}: ${error.message}`}];
  }
}

async function lookFromOutside({env}: Io): Promise<Finding> {
  const publicUrl = env['PUBLIC_URL']?.replace(/\/+$/u, '');
  if (!publicUrl)
    return {check: 'outside', state: 'skipped', detail: 'PUBLIC_URL is not given here: nobody was asked.'};
  try {
    const reply = await fetch(`${publicUrl}/ready`, {signal: AbortSignal.timeout(answersWithinMs)});
    const {status} = reply;
    await reply.body?.cancel();
    return status === 200
      ? {check: 'outside', state: 'good', detail: `${publicUrl} answers.`}
      : {check: 'outside', state: 'bad', detail: `${publicUrl}/ready answers ${status}.`};
  } catch {
    return {check: 'outside', state: 'warning', detail: `${publicUrl} does not answer from this machine.`};
  }
}
