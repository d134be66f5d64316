/**
 * What the language of definitions can say and this server does not do yet. Refused, so that nothing that a structure wrote down is
 * silently left out.
 */
import type {BadgeDefinition, PathwayDefinition, Process} from '@pepites/recognition';

/** Members of a badge's process that nothing here carries out, as paths below the badge. */
export function notCarriedOutOf({process}: Pick<BadgeDefinition, 'process'>): string[] {
  return membersOf(process).map((path) => `process.${path}`);
}

function membersOf(process: Process): string[] {
  switch (process.mode) {
    case 'automaticOnRequest':
      return process.recipients?.some((kind) => kind !== 'person') ? ['recipients'] : [];
    case 'onCriteria':
      return process.onVoided === undefined ? [] : ['onVoided'];
    case 'keyBadge':
      return [
        ...(process.offer === 'ask' ? ['offer'] : []),
        ...(process.onRevoked === undefined || process.onRevoked === 'keep' ? [] : ['onRevoked']),
        ...process.requires.flatMap(({from}, index) => (from ? [`requires.${index}.from`] : [])),
      ];
    case 'reviewed':
    case 'selfCreated':
      return [];
  }
}

/** The same for a pathway, as paths below it. */
export function notCarriedOutOfPathway({steps}: Pick<PathwayDefinition, 'steps'>): string[] {
  return steps.flatMap((step, index) => [
    ...(step.kind === 'badge' && step.alsoFrom ? [`steps.${index}.alsoFrom`] : []),
  ]);
}
