/** `pepites user`: who works in a structure, and as what. For the first lead, and for who lost their access. */
import {parseArgs} from 'node:util';
import {emailSchema, type Member} from '@pepites/recognition';
import {openOperator} from '@pepites/server';
import * as v from 'valibot';
import {UsageError, type Command} from '../command.js';
import {printable} from '../io.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const userCommand: Command = {
  usage: `pepites user list --structure S
pepites user set EMAIL --structure S --role ROLE… [--name NAME]
pepites user remove EMAIL --structure S

  list prints who works in the structure: address, roles, name.

  set gives a member exactly these roles; for somebody new, --name is needed. They sign in with a code by e-mail. They stay when a
  definition that does not name them is applied.

  remove ends their roles and their sessions. Badges of their own stay theirs.

  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...dataOption,
        structure: {type: 'string'},
        role: {type: 'string', multiple: true, default: []},
        name: {type: 'string'},
      },
    });
    const [action = '', address, ...more] = positionals;
    const {structure, role: roles, name} = values;
    if (!['list', 'set', 'remove'].includes(action) || more.length > 0)
      throw new UsageError('list, set and remove are all it does');
    if (structure === undefined) throw new UsageError('give --structure');
    if ((action === 'list') !== (address === undefined))
      throw new UsageError('set and remove take one address');
    if (action !== 'set' && (roles.length > 0 || name !== undefined))
      throw new UsageError('--role and --name go with set');
    const email = address === undefined ? '' : readAddress(address);
    const operator = await openOperator(operatorOptions(values, io));
    try {
      const members =
        action === 'list'
          ? await operator.members({structure})
          : [
              action === 'set'
                ? await operator.setMember({
                    structure,
                    email,
                    name,
                    roles: roles.flatMap((each) => each.split(',')),
                  })
                : await operator.dropMember({structure, email}),
            ];
      for (const member of members) io.out(`${line(member)}\n`);
    } finally {
      await operator.close();
    }
    return 0;
  },
};

function line({email = '-', roles, name}: Member): string {
  return [email, roles.join(','), name].map(printable).join('\t');
}

function readAddress(text: string): string {
  const read = v.safeParse(emailSchema, text);
  if (!read.success) throw new UsageError(`"${text}" is not an e-mail address`);
  return read.output;
}
