/** `pepites revoke`: takes a badge back. */
import {parseArgs} from 'node:util';
import {openOperator} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const revokeCommand: Command = {
  usage: `pepites revoke AWARD --reason TEXT [--data DIR]

  AWARD: the award's id, which pepites awards tells, or the credential's (urn:uuid:…). From then on every verifier refuses the badge. It cannot be undone.
  Goes through the running backend when there is one.

  --reason TEXT  why; the person can be told
  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {...dataOption, reason: {type: 'string'}},
    });
    const [award, ...more] = positionals;
    const reason = values.reason?.trim();
    if (award === undefined || more.length > 0) throw new UsageError('give one award');
    if (!reason) throw new UsageError('why? Give --reason');
    const operator = await openOperator(operatorOptions(values, io));
    try {
      const {structure, badge} = await operator.revoke({award, reason});
      io.out(`Revoked: ${structure}/${badge} ${award}\n`);
    } finally {
      await operator.close();
    }
    return 0;
  },
};
