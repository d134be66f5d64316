/** `pepites keys`: keys of course platforms. */
import {parseArgs} from 'node:util';
import {openOperator} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const keysCommand: Command = {
  usage: `pepites keys create-api-key --structure S --platform P [--data DIR]

  Prints a new API key, once: the backend keeps only its hash. It may report completions for the badges listed beside the
  platform in the definition, and read nobody.

  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {...dataOption, structure: {type: 'string'}, platform: {type: 'string'}},
    });
    if (positionals.length !== 1 || positionals[0] !== 'create-api-key')
      throw new UsageError('create-api-key is all it does');
    const {structure, platform} = values;
    if (structure === undefined || platform === undefined)
      throw new UsageError('give --structure and --platform');
    const operator = await openOperator(operatorOptions(values, io));
    try {
      io.out(`${await operator.createApiKey({structure, platform})}\n`);
    } finally {
      await operator.close();
    }
    return 0;
  },
};
