/** `pepites keys`: keys of course platforms, and the keys that structures sign with. */
import {parseArgs} from 'node:util';
import {openOperator} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const keysCommand: Command = {
  usage: `pepites keys create-api-key --structure S --platform P [--data DIR]
pepites keys rotate --structure S [--data DIR]

  create-api-key prints a new API key, once: the backend keeps only its hash. It may report completions for the badges listed
  beside the platform in the definition, and read nobody.

  rotate gives the structure a new key to sign with, and prints its name. Badges that were signed before stay good.

  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {...dataOption, structure: {type: 'string'}, platform: {type: 'string'}},
    });
    const [action, ...more] = positionals;
    if (more.length > 0 || (action !== 'create-api-key' && action !== 'rotate'))
      throw new UsageError('create-api-key and rotate are all it does');
    const {structure, platform} = values;
    if (structure === undefined) throw new UsageError('give --structure');
    if ((action === 'create-api-key') !== (platform !== undefined))
      throw new UsageError('--platform goes with create-api-key');
    const operator = await openOperator(operatorOptions(values, io));
    try {
      const made =
        platform === undefined
          ? await operator.rotateKey({structure})
          : await operator.createApiKey({structure, platform});
      io.out(`${made}\n`);
    } finally {
      await operator.close();
    }
    return 0;
  },
};
