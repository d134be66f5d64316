/** Who is signed in: a cookie. */
import type {Call} from '../obf/exchange.ts';
import type {Place} from './content.ts';
import type {Person} from './records.ts';

export const cookieOf = ({id}: Person): string => `session=${id}`;

export function personOf({passport}: Place, {headers}: Call): Person | undefined {
  const id = /(?:^|;\s*)session=(\d+)/.exec(String(headers['cookie'] ?? ''))?.[1];
  return id === undefined ? undefined : passport.people.get(Number(id));
}
