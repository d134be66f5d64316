/** `pepites awards`: the badges that a structure gave to somebody, with the ids that `pepites revoke` takes. */
import {parseArgs} from 'node:util';
import type {Award} from '@pepites/recognition';
import {openOperator} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {printable} from '../io.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const awardsCommand: Command = {
  usage: `pepites awards PERSON --structure S [--badge B] [--data DIR]

  PERSON: a whole e-mail address, or three characters or more of the name that somebody gave. Prints the badges that the structure gave
  them, the newest first: id, badge, when, state (signing, issued, expired, suspended, revoked). Found by a name, also what the person is
  called and when they were last seen: several may be called alike; the first twenty are told. Everybody found can see that you looked.
  pepites revoke takes the id. Goes through the running backend when there is one.

  --badge B  only this badge
  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {...dataOption, structure: {type: 'string'}, badge: {type: 'string'}},
    });
    const [words, ...more] = positionals;
    const {structure, badge} = values;
    if (words === undefined || more.length > 0) throw new UsageError('give one person: an address or a name');
    if (structure === undefined) throw new UsageError('give --structure');
    const isAddress = words.includes('@');
    const operator = await openOperator(operatorOptions(values, io));
    try {
      for (const {displayName, lastSeenAt, awards} of await operator.awardsOfPeople({structure, words}))
        for (const award of awards.filter((one) => badge === undefined || one.badge === badge)) {
          const {id, badge: given, awardedAt} = award;
          const cells = [
            id,
            given,
            awardedAt,
            stateOf(award),
            ...(isAddress ? [] : [displayName, lastSeenAt]),
          ];
          io.out(`${cells.map(printable).join('\t')}\n`);
        }
    } finally {
      await operator.close();
    }
    return 0;
  },
};

/** As the console says it. */
function stateOf({state, isExpired, suspendedAt}: Award): string {
  if (state !== 'issued') return state;
  if (suspendedAt !== undefined) return 'suspended';
  return isExpired === true ? 'expired' : 'issued';
}
