/** Badges of here are made and changed at Open Badge Factory, or what would be is told: a line for each that is not as it was. */
import {type BadgeWriting, type BadgeWritingCode, type ObfClient, writeObf} from '@pepites/connectors';
import type {Operator} from '@pepites/server';
import {type Io, languageOf, printable} from '../io.js';
import {codeWords, pushWords} from './words.js';

const platform = 'obf';

/** @returns how many are left for a person @throws {ObfError} what was told before is done */
export async function pushBadges({
  operator,
  client,
  io,
  dryRun,
}: {
  readonly operator: Operator;
  readonly client: ObfClient;
  readonly io: Io;
  readonly dryRun: boolean;
}): Promise<number> {
  const all = await operator.badgesToMake({platform});
  const written = writeObf(client, all, {
    signal: io.stopSignal,
    ...(!dryRun && {
      keeper: {
        noteMaking: async (input) => operator.noteMaking({...input, platform}),
        noteNotMade: async (input) => operator.noteNotMade({...input, platform}),
        noteMade: async (input) => operator.noteMade({...input, platform}),
      },
    }),
  });
  let left = 0;
  for await (const one of written) {
    const line = lineOf(one, io);
    if (line !== undefined) io.out(`${line}\n`);
    if (one.action === 'leave') left++;
  }
  return left;
}

const signs = {make: '+', find: '+', change: '~', leave: '!'} as const;

/** Undefined: it is there as it is here. */
function lineOf(one: BadgeWriting, io: Io): string | undefined {
  const {structure, badge, name, theirBadge, action, code, members = [], isDraft = false} = one;
  const words = pushWords[languageOf(io)];
  const draft = isDraft ? [words.isDraft] : [];
  const about = [`${structure}/${badge}`, ...(theirBadge === undefined ? [] : [theirBadge]), printable(name)];
  const line = (sign: string, said: readonly string[]): string =>
    `${sign} ${words.part.padEnd(12)} ${about.join(' ')} (${said.join('; ')})`;
  if (action === 'keep') return isDraft ? line('?', draft) : undefined;
  const changed = members.length > 0 ? [members.join(', ')] : [];
  if (action !== 'leave') return line(signs[action], [words.actions[action], ...changed, ...draft]);
  const reasons: Readonly<Record<BadgeWritingCode, string>> = {...codeWords[languageOf(io)], ...words.codes};
  return line(signs.leave, [...(code === undefined ? [] : [`${reasons[code]}, ${code}`]), ...changed]);
}
