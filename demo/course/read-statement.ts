/** Reads a statement that came over HTTP: the members that this store understands, each of the kind that xAPI says. */
import {CourseRefusal} from './refusal.ts';
import type {Statement} from './statements.ts';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** @param id that of the address (PUT) @throws {CourseRefusal} STATEMENT_UNREADABLE */
export function readStatement(given: unknown, id?: string): Statement {
  const {stored: _stored, authority: _authority, ...statement} = objectIn({given}, 'given');
  const account = objectIn(objectIn(statement, 'actor'), 'account');
  const {timestamp = new Date().toISOString()} = statement;
  const named = id ?? statement['id'] ?? crypto.randomUUID();
  const texts = [
    objectIn(statement, 'verb')['id'],
    objectIn(statement, 'object')['id'],
    account['homePage'],
    account['name'],
  ];
  const isWhole =
    texts.every((text) => typeof text === 'string' && text !== '') &&
    typeof timestamp === 'string' &&
    !Number.isNaN(Date.parse(timestamp)) &&
    typeof named === 'string' &&
    uuid.test(named) &&
    [undefined, named].includes(statement['id'] as string | undefined);
  if (!isWhole) throw new CourseRefusal(400, 'STATEMENT_UNREADABLE');
  // Checked above, member by member. Who wrote it the store says, not the statement.
  return {...statement, id: named, timestamp} as unknown as Statement;
}

function objectIn(parent: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = parent[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CourseRefusal(400, 'STATEMENT_UNREADABLE');
  return value as Record<string, unknown>;
}
