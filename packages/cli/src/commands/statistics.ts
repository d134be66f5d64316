/** `pepites statistics`: the figures of a structure as the table that the console saves. */
import {parseArgs} from 'node:util';
import {openOperator} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {languageOf} from '../io.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const statisticsCommand: Command = {
  usage: `pepites statistics --structure S [--from DAY] [--to DAY] [--network] [--data DIR]

  Prints the figures as CSV: what the console's download has, in French where the environment says so, else in English. Totals, never one
  person: from 1 to 4 the number is not said. Goes through the running backend when there is one.

  --from DAY, --to DAY  the first and the last day (2026-11-26); both count whole. Without: the year until today
  --network             totals over the structures of the network S
  ${dataUsage}`,

  async run(args, io) {
    const {values} = parseArgs({
      args: [...args],
      options: {
        ...dataOption,
        structure: {type: 'string'},
        from: {type: 'string'},
        to: {type: 'string'},
        network: {type: 'boolean', default: false},
      },
    });
    const {structure, from, to, network} = values;
    if (structure === undefined) throw new UsageError('give --structure');
    const scope = network ? 'network' : 'structure';
    const operator = await openOperator(operatorOptions(values, io));
    try {
      io.out(await operator.statisticsCsv({structure, from, to, scope, language: languageOf(io)}));
    } finally {
      await operator.close();
    }
    return 0;
  },
};
