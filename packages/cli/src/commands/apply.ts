/** `pepites apply`: puts a definition file in place, after showing what changes. */
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {openOperator, ServerError, type ApplyPlan} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {DefinitionFileError, readDefinitionFile, type DefinitionFile} from '../definition-file.js';
import {presentPlan} from '../definition/present-plan.js';
import {languageOf} from '../io.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const applyCommand: Command = {
  usage: `pepites apply FILE.yaml [--dry-run] [--yes] [--data DIR]

  Shows what would change, then changes it. Twice is the same as once. Badges and pathways are never removed.
  Goes through the running backend when there is one.

  --dry-run    only show
  --yes        do not ask
  ${dataUsage}

  What is wrong in the file is told all at once, as FILE:LINE:COLUMN: sentence (CODE); nothing is changed then.`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...dataOption,
        'dry-run': {type: 'boolean', default: false},
        yes: {type: 'boolean', short: 'y', default: false},
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('give one file');
    const language = languageOf(io);
    const source = await readOrComplain();
    if (!source) return 1;
    const {definition, images} = source;
    const operator = await openOperator(operatorOptions(values, io));
    try {
      const plan = await operator.apply(definition, {images, dryRun: true});
      io.out(presentPlan(plan, language));
      if (values['dry-run']) return 0;
      if (!changesAnything(plan)) {
        // An image whose file was lost is put back: no plan can tell.
        await operator.apply(definition, {images, dryRun: false});
        return 0;
      }
      const question =
        language === 'fr' ? 'Appliquer ces changements\u202f? [o/N] ' : 'Make these changes? [y/N] ';
      if (!values.yes) {
        if (!io.confirm) throw new UsageError('nobody is here to answer: add --yes to make these changes');
        if (!(await io.confirm(question))) return 1;
      }
      await operator.apply(definition, {images, dryRun: false});
      io.out(language === 'fr' ? 'C’est fait.\n' : 'Done.\n');
      return 0;
    } catch (error) {
      if (!(error instanceof ServerError) || error.problems.length === 0) throw error;
      io.error(placedLines(error, source));
      return 1;
    } finally {
      await operator.close();
    }

    async function readOrComplain(): Promise<DefinitionFile | undefined> {
      try {
        return await readDefinitionFile(resolve(io.cwd, file ?? ''), language);
      } catch (error) {
        if (!(error instanceof DefinitionFileError)) throw error;
        io.error(`${error.lines.join('\n')}\n`);
        return undefined;
      }
    }
  },
};

function changesAnything({lines}: ApplyPlan): boolean {
  return lines.some(({action}) => action !== 'keep');
}

/** What only the backend could see, at its lines in the file. */
function placedLines({problems}: ServerError, {lineOf}: DefinitionFile): string {
  return `${problems.map(lineOf).join('\n')}\n`;
}
