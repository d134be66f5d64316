/** `pepites seed`: a first structure with a pathway, so that a new installation can be tried. */
import {access, mkdir, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {emailSchema, slugSchema} from '@pepites/recognition';
import {openOperator} from '@pepites/server';
import * as v from 'valibot';
import {UsageError, type Command} from '../command.js';
import {readDefinitionFile} from '../definition-file.js';
import {makeStarter} from '../seed/starter.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const seedCommand: Command = {
  usage: `pepites seed FOLDER --lead EMAIL [--structure ID] [--name NAME] [--site ORIGIN…] [--data DIR]

  Writes a first definition into FOLDER, which must not have one: a structure with four badges and a pathway. Puts it in place, and prints
  a code with which somebody can try it. Change the file, then: pepites apply FOLDER/pepites.yaml

  --lead        address of who leads and examines; they sign in with a code by e-mail
  --structure   id of the structure, default ma-structure
  --name        its name, default "Ma structure"
  --site        origin of a page that may sign people in, such as https://www.structure.example
  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...dataOption,
        lead: {type: 'string'},
        structure: {type: 'string', default: 'ma-structure'},
        name: {type: 'string', default: 'Ma structure'},
        site: {type: 'string', multiple: true, default: []},
      },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('give one folder');
    const lead = v.safeParse(emailSchema, values.lead);
    if (!lead.success) throw new UsageError('give --lead with an e-mail address');
    const structure = v.safeParse(slugSchema, values.structure);
    if (!structure.success) throw new UsageError(`--structure: "${values.structure}" is not an id`);
    const file = join(resolve(io.cwd, folder), 'pepites.yaml');
    if (await exists(file)) throw new UsageError(`${folder} has a pepites.yaml already`);
    const {yaml, images} = makeStarter({
      structure: structure.output,
      name: values.name,
      lead: {email: lead.output, name: lead.output.split('@', 1)[0] ?? lead.output},
      origins: values.site,
    });
    for (const [path, text] of Object.entries({...images, 'pepites.yaml': yaml})) {
      const target = join(dirname(file), path);
      await mkdir(dirname(target), {recursive: true});
      await writeFile(target, text, {flag: 'wx'});
    }
    const {definition, images: bytes} = await readDefinitionFile(file, 'en');
    const operator = await openOperator(operatorOptions(values, io));
    try {
      await operator.apply(definition, {images: bytes, dryRun: false});
      const code = await operator.createClaimCode({structure: structure.output, displayName: 'Camille'});
      io.out(`${file}\nSomebody to try it with, Camille, signs in with this code: ${code}\n`);
    } finally {
      await operator.close();
    }
    return 0;
  },
};

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
