/** `pepites export`: a structure as the definition file that would make it, with the images of its badges. */
import {writeFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {openOperator} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const exportCommand: Command = {
  usage: `pepites export STRUCTURE -o FILE.zip [--data DIR]

  Writes the structure as a definition, pepites.yaml, with the images of its badges: what the console gives as a file, and pepites apply
  takes. Members and their addresses are in it; keys, secrets and passwords are not. Goes through the running backend when there is one.

  -o, --output FILE.zip  the file to write; it must not be there yet
  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {...dataOption, output: {type: 'string', short: 'o'}},
    });
    const [structure, ...more] = positionals;
    const {output} = values;
    if (structure === undefined || more.length > 0) throw new UsageError('give one structure');
    if (output === undefined) throw new UsageError('where to? Give -o FILE.zip');
    const operator = await openOperator(operatorOptions(values, io));
    try {
      const bytes = await operator.exportDefinition({structure});
      // Addresses of people are in it.
      await writeFile(resolve(io.cwd, output), bytes, {flag: 'wx', mode: 0o600});
    } finally {
      await operator.close();
    }
    return 0;
  },
};
