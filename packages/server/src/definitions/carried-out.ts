/**
 * What the language of definitions can say and this server does not do yet. Refused, so that nothing that a structure wrote down is
 * silently left out.
 */
import type {BadgeDefinition, Process} from '@pepites/recognition';

/** Members of a badge's process that nothing here carries out, as paths below the badge. */
export function notCarriedOutOf({process}: Pick<BadgeDefinition, 'process'>): string[] {
  return membersOf(process).map((path) => `process.${path}`);
}

function membersOf(process: Process): string[] {
  switch (process.mode) {
    case 'reviewed':
      return Object.keys(process.quorum)
        .filter((member) => member !== 'min')
        .map((member) => `quorum.${member}`);
    case 'automaticOnRequest':
    case 'onCriteria':
    case 'keyBadge':
    case 'selfCreated':
      return [];
  }
}
