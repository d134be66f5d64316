/** `pepites obf`: what Open Badge Factory has is read and kept; what was given there is told, and what it refused tried again. */
import {parseArgs} from 'node:util';
import {ObfError, readObf} from '@pepites/connectors';
import {type ChangeElsewhere, type IssuedElsewhere, openOperator, type Operator} from '@pepites/server';
import {UsageError, type Command, type ExitCode} from '../command.js';
import {type Io, languageOf, printable, printableJson} from '../io.js';
import {openConnection} from '../obf/connection.js';
import {neededObfSettings, obfUsage} from '../obf/settings.js';
import {drawPathways} from '../obf/draw-pathways.js';
import {pushBadges} from '../obf/push-badges.js';
import {codeWords, syncWords} from '../obf/words.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const obfCommand: Command = {
  usage: `pepites obf sync [--push] [--dry-run] [--all] [--data DIR]
pepites obf pathways STRUCTURE [--dry-run] [--data DIR]
pepites obf status [--json] [--data DIR]
pepites obf retry [--data DIR]

  sync reads the organisation's badges with their categories, what was issued, who holds it, and milestones, and keeps it with its ids: of
  people, those alone who have an account here. Twice is the same as once; what was read before an interruption is kept. Changes nothing there,
  but with --push.

  --push       makes the badges there that the definition says so of (issuedThrough.makes), as drafts which a person there publishes, once
               each; in v1, also changes those that were changed here. Names what somebody there has changed, and never writes over it. Done
               once their badges are read, before the long rest: the limit of calls may end that
  --dry-run    prints what is new or different, here and there, keeps nothing and makes nothing
  --all        also what was issued before the last time

  pathways makes each milestone that sync has kept a key badge of the structure, with the pathway that leads to it, where all the badges
  that it requires are badges of the structure (issuedThrough). Run again, it brings these up to date: which badges, and how many.

  status tells what was given there, or waits, or was refused and why. retry tries again what waits or was refused,
  if it is still good here, on the badges that the definition names now.

  ${obfUsage}
  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...dataOption,
        'dry-run': {type: 'boolean', default: false},
        push: {type: 'boolean', default: false},
        all: {type: 'boolean', default: false},
        json: {type: 'boolean', default: false},
      },
    });
    const [action, ...more] = positionals;
    if (action === 'pathways') {
      const [structure, ...others] = more;
      if (structure === undefined || others.length > 0) throw new UsageError('give one structure');
      const operator = await openOperator(operatorOptions(values, io));
      try {
        return await drawPathways(operator, io, {structure, dryRun: values['dry-run']});
      } finally {
        await operator.close();
      }
    }
    if (more.length > 0 || (action !== 'sync' && action !== 'status' && action !== 'retry'))
      throw new UsageError('sync, pathways, status and retry are all it does');
    const operator = await openOperator(operatorOptions(values, io));
    try {
      if (action === 'sync')
        return await sync(operator, io, {
          ...{dryRun: values['dry-run'], isWhole: values.all, pushes: values.push},
        });
      if (action === 'retry') {
        io.out(`${await operator.retryElsewhere()}\n`);
        return 0;
      }
      const issued = await operator.issuedElsewhere();
      if (values.json) io.out(`${printableJson(issued, 2)}\n`);
      else for (const one of issued) io.out(`${statusLine(one)}\n`);
      return 0;
    } finally {
      await operator.close();
    }
  },
};

/** A minute before: what was issued while the last reading went on. */
const overlapMs = 60_000;

async function sync(
  operator: Operator,
  io: Io,
  {dryRun, isWhole, pushes}: {readonly dryRun: boolean; readonly isWhole: boolean; readonly pushes: boolean},
): Promise<ExitCode> {
  const settings = neededObfSettings(io);
  const language = languageOf(io);
  const words = syncWords[language];
  const until = isWhole ? undefined : await operator.knownUntil({platform: 'obf'});
  const since = until === undefined ? {} : {since: new Date(Date.parse(until) - overlapMs)};
  const totals = {changes: 0, kept: 0, unknownPeople: 0};
  let unreadable = 0;
  let left = 0;
  let notMade: {readonly error: unknown} | undefined;
  try {
    const client = openConnection(settings);
    const read = readObf(client, {
      ...since,
      signal: io.stopSignal,
      onUnreadable: (milestone) => {
        unreadable++;
        const said = `${words.parts.milestones.padEnd(12)} ${milestone ?? '?'}`;
        io.out(`! ${said} ${codeWords[language].UNEXPECTED_REPLY} (UNEXPECTED_REPLY)\n`);
      },
    });
    for await (const part of read) {
      const taken = await operator.takeUp({...part, platform: 'obf', dryRun});
      for (const change of taken.changes) io.out(`${changeLine(change, words)}\n`);
      totals.changes += taken.changes.length;
      totals.kept += taken.kept;
      totals.unknownPeople += taken.unknownPeople;
      // Before the long reading: where the platform limits calls, that may use them all up, each time.
      if (part.part === 'badges' && (pushes || dryRun))
        left = await pushBadges({operator, client, io, dryRun}).catch((error: unknown) => {
          if (io.stopSignal.aborted || isLimited(error)) throw error;
          // What cannot be made there today does not keep what was issued there from being read.
          notMade = {error};
          return 0;
        });
    }
    if (notMade) throw notMade.error;
  } catch (error) {
    if (!(error instanceof ObfError)) throw error;
    const when = error.retryAt === undefined ? '' : ` (${error.retryAt.toISOString()})`;
    io.error(`pepites obf: ${codeWords[language][error.code]} (${error.code})${when}\n`);
    io.error(`${dryRun ? words.nothingKept : words.interrupted}\n`);
    return 1;
  }
  io.out(`${words.summary(totals)}\n`);
  if (dryRun) io.out(`${words.nothingKept}\n`);
  return unreadable > 0 || left > 0 ? 1 : 0;
}

const isLimited = (error: unknown): boolean => error instanceof ObfError && error.code === 'RATE_LIMITED';

const signs: Readonly<Record<ChangeElsewhere['action'], string>> = {create: '+', update: '~', remove: '-'};

function changeLine(
  {part, action, id, name, changes}: ChangeElsewhere,
  {parts}: (typeof syncWords)['fr'],
): string {
  const words = [id, ...(name === undefined ? [] : [printable(name)])].join(' ');
  return `${signs[action]} ${parts[part].padEnd(12)} ${words}${changes ? ` (${changes.join(', ')})` : ''}`;
}

function statusLine(one: IssuedElsewhere): string {
  const {award, structure, state, code, event, isReceived, isInWallet, isToBeTakenBack} = one;
  const more = [
    ...(code === undefined ? [] : [code]),
    ...(event === undefined ? [] : [event]),
    ...(isReceived ? ['received'] : []),
    ...(isInWallet === true ? ['in_passport'] : []),
    ...(isToBeTakenBack ? ['to_revoke'] : []),
  ];
  return `${state.padEnd(10)} ${award} ${structure} ${more.join(' ')}`.trimEnd();
}
