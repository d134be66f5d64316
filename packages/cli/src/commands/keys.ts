/** `pepites keys`: keys of course platforms, and the keys that structures sign with. */
import {parseArgs} from 'node:util';
import {openOperator, type Operator} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

const actions = ['create-api-key', 'list-api-keys', 'end-api-key', 'rotate'] as const;

export const keysCommand: Command = {
  usage: `pepites keys create-api-key --structure S --platform P [--data DIR]
pepites keys list-api-keys --structure S --platform P [--data DIR]
pepites keys end-api-key ID --structure S --platform P [--data DIR]
pepites keys rotate --structure S [--data DIR]

  create-api-key prints a new API key, once: the backend keeps only its hash. It may report completions for the badges listed
  beside the platform in the definition, and read nobody.

  list-api-keys prints those that work: id, when it was made. end-api-key ends one, at once.

  rotate gives the structure a new key to sign with, and prints its name. Badges that were signed before stay good.

  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {...dataOption, structure: {type: 'string'}, platform: {type: 'string'}},
    });
    const [action, key = '', ...more] = positionals;
    if (!isAction(action) || more.length > 0) throw new UsageError(`${actions.join(', ')} are all it does`);
    if ((action === 'end-api-key') !== (key !== ''))
      throw new UsageError('end-api-key takes the id of a key, and nothing else does');
    const {structure, platform = ''} = values;
    if (structure === undefined) throw new UsageError('give --structure');
    if ((action === 'rotate') !== (platform === ''))
      throw new UsageError('--platform goes with all but rotate');
    const place = {structure, platform};
    const asked: Readonly<Record<(typeof actions)[number], (operator: Operator) => Promise<string[]>>> = {
      'create-api-key': async (operator) => [await operator.createApiKey(place)],
      'list-api-keys': async (operator) =>
        (await operator.apiKeys(place)).map(({id, createdAt}) => `${id}\t${createdAt}`),
      'end-api-key': async (operator) => {
        await operator.endApiKey({...place, key});
        return [];
      },
      rotate: async (operator) => [await operator.rotateKey({structure})],
    };
    const operator = await openOperator(operatorOptions(values, io));
    try {
      for (const line of await asked[action](operator)) io.out(`${line}\n`);
    } finally {
      await operator.close();
    }
    return 0;
  },
};

function isAction(text: string | undefined): text is (typeof actions)[number] {
  return actions.some((one) => one === text);
}
