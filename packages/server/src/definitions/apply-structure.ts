/** Applies a structure itself: its words, its key, its origins, its people, its platforms. */
import type {ApplyLine} from '@pepites/recognition';
import {ensureIssuerKey} from '../keys/key-ring.js';
import {personWithEmail} from '../people/people.js';
import {endSessionsIn} from '../people/sessions.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import {type Change, lineFor} from './change.js';

export async function applyStructure(change: Change): Promise<ApplyLine> {
  const {t, structure, now, sealer} = change;
  const row = await t.selectFrom('structure').selectAll().where('id', '=', structure.id).executeTakeFirst();
  const after = {
    name: structure.name,
    kind: structure.kind,
    presentation: structure.presentation ?? null,
    url: structure.url ?? null,
  };
  const before = row && {
    name: row.name,
    kind: row.kind,
    presentation: row.presentation === null ? null : fromJsonText(row.presentation),
    url: row.url,
  };
  const line = lineFor(change, 'structure', structure.id, {before, after});
  const values = {
    ...after,
    presentation: structure.presentation ? toJsonText(structure.presentation) : null,
    updated_at: now.toISOString(),
  };
  if (line.action === 'create') {
    await t
      .insertInto('structure')
      .values({id: structure.id, created_at: now.toISOString(), ...values})
      .execute();
    await t.insertInto('status_list').values({structure_id: structure.id}).execute();
  } else if (line.action === 'update') {
    await t.updateTable('structure').set(values).where('id', '=', structure.id).execute();
  }
  await ensureIssuerKey(t, {structure: structure.id, sealer, now});
  return line;
}

/** Exactly those of the file: an origin that is no longer written loses its right, and the plan says so. */
export async function applyOrigins(change: Change): Promise<ApplyLine[]> {
  const {t, structure} = change;
  const rows = await t
    .selectFrom('structure_origin')
    .select('origin')
    .where('structure_id', '=', structure.id)
    .execute();
  const before = new Set(rows.map(({origin}) => origin));
  const after = new Set(structure.origins);
  const lines: ApplyLine[] = [];
  for (const origin of after) {
    lines.push(lineFor(change, 'origin', origin, {before: before.has(origin) ? {} : undefined, after: {}}));
    if (!before.has(origin))
      await t.insertInto('structure_origin').values({structure_id: structure.id, origin}).execute();
  }
  for (const origin of before) {
    if (after.has(origin)) continue;
    lines.push({action: 'remove', kind: 'origin', structure: structure.id, id: origin});
    await t
      .deleteFrom('structure_origin')
      .where('structure_id', '=', structure.id)
      .where('origin', '=', origin)
      .execute();
  }
  return lines;
}

/**
 * People who left the file lose their roles, not their account: badges of their own stay theirs. Those whom people invited stay: a file that
 * knows nothing of them must not undo what the structure decided.
 */
export async function applyMembers(change: Change): Promise<ApplyLine[]> {
  const {t, structure, now, leavers} = change;
  const rows = await t
    .selectFrom('member')
    .innerJoin('sign_in_method', (join) =>
      join.onRef('sign_in_method.person_id', '=', 'member.person_id').on('sign_in_method.kind', '=', 'email'),
    )
    .select([
      'member.person_id',
      'member.name',
      'member.title',
      'member.roles',
      'member.source',
      'sign_in_method.subject',
    ])
    .where('member.structure_id', '=', structure.id)
    .execute();
  const lines: ApplyLine[] = [];
  const kept = new Set<string>();
  for (const staff of structure.staff) {
    const row = rows.find(({subject}) => subject === staff.email);
    const after = {name: staff.name, title: staff.title ?? null, roles: staff.roles, source: 'file'};
    const before = row && {
      name: row.name,
      title: row.title === null ? null : fromJsonText(row.title),
      roles: fromJsonText(row.roles),
      source: row.source,
    };
    const line = lineFor(change, 'member', staff.email, {before, after});
    lines.push(line);
    const person =
      row?.person_id ?? (await personWithEmail(t, {email: staff.email, displayName: staff.name, now}));
    kept.add(person);
    if (line.action === 'keep') continue;
    // As when roles change over HTTP: the scopes of a session are those of the roles that were.
    if (line.changes?.includes('roles') === true) await endSessionsIn(t, {structure: structure.id, person});
    const values = {
      name: staff.name,
      title: staff.title ? toJsonText(staff.title) : null,
      roles: toJsonText<typeof staff.roles>(staff.roles),
      source: 'file',
    } as const;
    await t
      .insertInto('member')
      .values({structure_id: structure.id, person_id: person, ...values})
      .onConflict((conflict) => conflict.columns(['structure_id', 'person_id']).doUpdateSet(values))
      .execute();
  }
  for (const row of rows) {
    // Who came by invitation was never the file's. One line for a person with several addresses.
    if (kept.has(row.person_id) || row.source !== 'file') continue;
    kept.add(row.person_id);
    lines.push({action: 'remove', kind: 'member', structure: structure.id, id: row.subject});
    await t
      .deleteFrom('member')
      .where('structure_id', '=', structure.id)
      .where('person_id', '=', row.person_id)
      .execute();
    // What was signed in as staff ends now, not in eight hours.
    await t.deleteFrom('session').where('person_id', '=', row.person_id).execute();
    leavers.add(row.person_id);
  }
  return lines;
}

export async function applyPlatforms(change: Change): Promise<ApplyLine[]> {
  const {t, structure, now} = change;
  const rows = await t.selectFrom('platform').selectAll().where('structure_id', '=', structure.id).execute();
  const lines: ApplyLine[] = [];
  for (const platform of structure.platforms) {
    const row = rows.find(({id}) => id === platform.id);
    const after = {
      name: platform.name,
      publicKey: platform.publicKey ?? null,
      badges: platform.badges,
      authorities: platform.authorities ?? null,
      learnerHomePage: platform.learnerHomePage ?? null,
    };
    const before = row && {
      name: fromJsonText(row.name),
      publicKey: row.public_key === null ? null : fromJsonText(row.public_key),
      badges: fromJsonText(row.badges),
      authorities: row.authorities === null ? null : fromJsonText(row.authorities),
      learnerHomePage: row.learner_home_page,
    };
    const line = lineFor(change, 'platform', platform.id, {before, after});
    lines.push(line);
    if (line.action === 'keep') continue;
    const values = {
      name: toJsonText(platform.name),
      public_key: platform.publicKey ? toJsonText(platform.publicKey) : null,
      badges: toJsonText<readonly string[]>(platform.badges),
      authorities: platform.authorities ? toJsonText<readonly string[]>(platform.authorities) : null,
      learner_home_page: platform.learnerHomePage ?? null,
    };
    await t
      .insertInto('platform')
      .values({structure_id: structure.id, id: platform.id, sealed_webhook: null, ...values})
      .onConflict((conflict) => conflict.columns(['structure_id', 'id']).doUpdateSet(values))
      .execute();
  }
  for (const row of rows) {
    if (structure.platforms.some(({id}) => id === row.id)) continue;
    lines.push({action: 'remove', kind: 'platform', structure: structure.id, id: row.id});
    // For good: a platform of the same name that comes later must not find the old keys working.
    await t
      .updateTable('api_key')
      .set({revoked_at: now.toISOString()})
      .where('structure_id', '=', structure.id)
      .where('platform_id', '=', row.id)
      .where('revoked_at', 'is', null)
      .execute();
    await t
      .deleteFrom('record_store')
      .where('structure_id', '=', structure.id)
      .where('platform_id', '=', row.id)
      .execute();
    await t
      .deleteFrom('platform')
      .where('structure_id', '=', structure.id)
      .where('id', '=', row.id)
      .execute();
  }
  return lines;
}
