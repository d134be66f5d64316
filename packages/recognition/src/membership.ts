/** Who may give and take roles in a structure, and what may never happen to it. */
import type {Role, StructureDefinition} from './definition.js';

/** Who answers for the structure: one of them always remains. */
const answering: readonly Role[] = ['manager', 'lead'];

export type MembershipRefusal = 'FORBIDDEN' | 'LAST_MANAGER';

/** Does somebody with these roles see and change the members at all? */
export function mayManageMembers(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'lead' || role === 'manager' || role === 'networkAdmin');
}

/**
 * Roles that a person with `own` may give or take. A lead runs the badges and makes no manager; nobody but a network's own administrator
 * makes another, and only there.
 */
export function grantableRoles(
  own: readonly Role[],
  kind: StructureDefinition['kind'],
  all: readonly Role[],
): Role[] {
  const isManager = own.includes('manager') || own.includes('networkAdmin');
  return all.filter((role) => {
    if (role === 'networkAdmin') return kind === 'network' && own.includes('networkAdmin');
    if (role === 'manager') return isManager;
    return mayManageMembers(own);
  });
}

/**
 * May `by` turn `before` into `after`? Undefined: yes. What does not change needs no right.
 * @param change.others the roles of every other member
 */
export function checkRoleChange(change: {
  readonly before: readonly Role[];
  readonly after: readonly Role[];
  readonly grantable: readonly Role[];
  readonly others: readonly (readonly Role[])[];
}): MembershipRefusal | undefined {
  const {before, after, grantable, others} = change;
  const touched = [
    ...after.filter((role) => !before.includes(role)),
    ...before.filter((role) => !after.includes(role)),
  ];
  if (touched.some((role) => !grantable.includes(role))) return 'FORBIDDEN';
  const answers = (roles: readonly Role[]): boolean => roles.some((role) => answering.includes(role));
  if (answers(before) && !answers(after) && !others.some(answers)) return 'LAST_MANAGER';
  return undefined;
}
