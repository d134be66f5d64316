/** Who examines what: the badge names roles, the structure gives them to people. */
import type {Process, ProcessOf, Role} from '@pepites/recognition';

export function mayExamine(process: ProcessOf<'reviewed'>, roles: readonly Role[]): boolean {
  return process.examiners.some((needed) => roles.some((role) => role === needed));
}

/** May somebody with these roles see the requests for a badge of this process? */
export function maySeeRequests(process: Process, roles: readonly Role[]): boolean {
  return process.mode === 'reviewed' && mayExamine(process, roles);
}
