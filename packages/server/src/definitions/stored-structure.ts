/** A structure of the store as a definition has it. */
import type {Definition} from '@pepites/recognition';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';

export type DefinedStructure = Definition['structures'][number];

/** People who came by invitation, and webhooks that people made, are not in it: no definition names them. */
export async function storedStructure(t: Executor, structure: string): Promise<DefinedStructure> {
  const row = await t
    .selectFrom('structure')
    .selectAll()
    .where('id', '=', structure)
    .executeTakeFirstOrThrow();
  const network = await t
    .selectFrom('network_membership')
    .select('network_id')
    .where('structure_id', '=', structure)
    .where('state', '=', 'joined')
    .where('source', '=', 'file')
    .executeTakeFirst();
  const origins = await t
    .selectFrom('structure_origin')
    .select('origin')
    .where('structure_id', '=', structure)
    .orderBy('origin')
    .execute();
  const platforms = await t
    .selectFrom('platform')
    .selectAll()
    .where('structure_id', '=', structure)
    .orderBy('id')
    .execute();
  const badges = await t
    .selectFrom('badge')
    .select('definition')
    .where('structure_id', '=', structure)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const pathways = await t
    .selectFrom('pathway')
    .select('definition')
    .where('structure_id', '=', structure)
    .orderBy('id')
    .execute();
  const issuedThrough = await issuedThroughOf(t, structure);
  const webhooks = await t
    .selectFrom('webhook')
    .select(['name', 'url', 'events'])
    .where('structure_id', '=', structure)
    .where('source', '=', 'file')
    .orderBy('name')
    .execute();
  return {
    id: structure,
    name: row.name,
    ...(row.presentation !== null && {presentation: fromJsonText(row.presentation)}),
    kind: row.kind,
    ...(row.url !== null && {url: row.url}),
    ...(network && {network: network.network_id}),
    origins: origins.map(({origin}) => origin),
    staff: await staffOf(t, structure),
    platforms: platforms.map((platform) => ({
      id: platform.id,
      name: fromJsonText(platform.name),
      ...(platform.public_key !== null && {publicKey: fromJsonText(platform.public_key)}),
      badges: [...fromJsonText(platform.badges)],
      ...(platform.authorities !== null && {authorities: [...fromJsonText(platform.authorities)]}),
      ...(platform.learner_home_page !== null && {learnerHomePage: platform.learner_home_page}),
    })),
    badges: badges.map(({definition}) => fromJsonText(definition)),
    pathways: pathways.map(({definition}) => fromJsonText(definition)),
    ...(issuedThrough && {issuedThrough}),
    webhooks: webhooks.map(({name, url, events}) => ({name, url, events: [...fromJsonText(events)]})),
  };
}

/** One platform and one alias for all: a definition names no more. */
async function issuedThroughOf(t: Executor, structure: string): Promise<DefinedStructure['issuedThrough']> {
  const rows = await t
    .selectFrom('elsewhere_link')
    .selectAll()
    .where('structure_id', '=', structure)
    .orderBy('badge_id')
    .execute();
  const made = await t
    .selectFrom('elsewhere_made')
    .select(['badge_id', 'platform', 'alias'])
    .where('structure_id', '=', structure)
    .orderBy('badge_id')
    .execute();
  const makes = made.map(({badge_id: badge}) => badge);
  const [first] = [...rows, ...made];
  return (
    first && {
      platform: first.platform,
      ...(first.alias !== null && {alias: first.alias}),
      badges: Object.fromEntries(
        rows
          .filter(({badge_id: badge}) => !makes.includes(badge))
          .map((row) => [row.badge_id, row.their_badge]),
      ),
      ...(makes.length > 0 && {makes}),
    }
  );
}

async function staffOf(t: Executor, structure: string): Promise<DefinedStructure['staff']> {
  const rows = await t
    .selectFrom('member')
    .innerJoin('sign_in_method', (join) =>
      join.onRef('sign_in_method.person_id', '=', 'member.person_id').on('sign_in_method.kind', '=', 'email'),
    )
    .select(['member.person_id', 'member.name', 'member.title', 'member.roles', 'sign_in_method.subject'])
    .where('member.structure_id', '=', structure)
    .where('member.source', '=', 'file')
    .orderBy('member.name')
    .orderBy('sign_in_method.created_at')
    .orderBy('sign_in_method.subject')
    .execute();
  // One of the addresses of somebody who has several.
  const firsts = rows.filter(
    (row, index) => rows.findIndex(({person_id: id}) => id === row.person_id) === index,
  );
  return firsts.map((row) => ({
    email: row.subject,
    name: row.name,
    ...(row.title !== null && {title: fromJsonText(row.title)}),
    roles: [...fromJsonText(row.roles)],
  }));
}
