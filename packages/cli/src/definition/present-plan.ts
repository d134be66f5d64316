/** A plan as lines that a person reads before saying yes. */
import type {ApplyPlan} from '@pepites/server';
import type {Language} from '../io.js';

type Line = ApplyPlan['lines'][number];

const words = {
  en: {
    kinds: {
      structure: 'structure',
      network: 'network',
      origin: 'origin',
      member: 'member',
      platform: 'platform',
      badge: 'badge',
      pathway: 'pathway',
      issuedThrough: 'also on',
      webhook: 'webhook',
    },
    nothing: 'Nothing to change.',
    missing: 'no longer in the file; it stays',
    kept: (count: number) => `${count} unchanged`,
  },
  fr: {
    kinds: {
      structure: 'structure',
      network: 'réseau',
      origin: 'origine',
      member: 'membre',
      platform: 'plateforme',
      badge: 'badge',
      pathway: 'parcours',
      issuedThrough: 'aussi sur',
      webhook: 'webhook',
    },
    nothing: 'Rien à changer.',
    missing: 'n’est plus dans le fichier\u00a0; reste en place',
    kept: (count: number) => `${count} sans changement`,
  },
} as const satisfies Record<Language, unknown>;

const signs: Record<Line['action'], string> = {create: '+', update: '~', remove: '-', keep: '='};

/** One line per change, grouped by structure; what stays as it is is only counted. */
export function presentPlan({lines}: ApplyPlan, language: Language): string {
  const w = words[language];
  const presentLine = ({action, kind, id, changes, isMissingFromFile}: Line) => {
    const note = isMissingFromFile ? w.missing : (changes?.join(', ') ?? '');
    return `  ${signs[action]} ${w.kinds[kind].padEnd(10)} ${id}${note && ` (${note})`}`;
  };
  const shown = lines.filter(({action, isMissingFromFile}) => action !== 'keep' || isMissingFromFile);
  const kept = lines.length - shown.length;
  const structures = [...new Set(shown.map(({structure}) => structure))];
  const text = structures.flatMap((structure) => [
    structure,
    ...shown.filter((line) => line.structure === structure).map(presentLine),
  ]);
  if (!lines.some(({action}) => action !== 'keep')) text.push(w.nothing);
  else if (kept > 0) text.push(`  = ${w.kept(kept)}`);
  return `${text.join('\n')}\n`;
}
