/** Organisations in whose name people receive supporters’ badges: a name, an address, a logo, and who represents them. */
import type {Organisation} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {drawPng} from '../files/draw-png.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type OrganisationRow = Selectable<Database['organisation']>;

const mostPerPerson = 20;
const logoEdge = 400;

interface Own {
  readonly structure: string;
  readonly person: string;
}
interface Described {
  readonly name: string;
  readonly url?: string | undefined;
}

/** @throws {Refusal} ORGANISATION_LIMIT */
export async function createOrganisation(
  services: Services,
  {structure, person, name, url}: Own & Described,
): Promise<Organisation> {
  const row = await services.db.transaction().execute(async (t) => {
    const own = await rowsOf(t, {structure, person});
    if (own.length >= mostPerPerson) throw new Refusal('ORGANISATION_LIMIT');
    return t
      .insertInto('organisation')
      .values({
        id: crypto.randomUUID(),
        structure_id: structure,
        name,
        url: url ?? null,
        logo_key: null,
        represented_by: person,
        created_at: services.now().toISOString(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  return organisationView(services, row);
}

export async function ownOrganisations(services: Services, own: Own): Promise<Organisation[]> {
  return (await rowsOf(services.db, own)).map((row) => organisationView(services, row));
}

/** @throws {Refusal} ORGANISATION_UNKNOWN */
export async function changeOrganisation(
  services: Services,
  {structure, person, organisation, name, url}: Own & Described & {readonly organisation: string},
): Promise<Organisation> {
  return update(services, {structure, person}, organisation, {name, url: url ?? null});
}

/** @throws {Refusal} ORGANISATION_UNKNOWN, FILE_TYPE_REFUSED */
export async function setLogo(
  services: Services,
  {structure, person, organisation, bytes}: Own & {readonly organisation: string; readonly bytes: Uint8Array},
): Promise<Organisation> {
  if (!(await rowsOf(services.db, {structure, person})).some(({id}) => id === organisation))
    throw new Refusal('ORGANISATION_UNKNOWN');
  const key = `organisations/${crypto.randomUUID()}.png`;
  await services.files.put(key, await drawPng(bytes, logoEdge));
  return update(services, {structure, person}, organisation, {logo_key: key});
}

/** The logo as a PNG; undefined: there is none. */
export async function readLogo(
  {db, files}: Pick<Services, 'db' | 'files'>,
  organisation: string,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select('logo_key')
    .where('id', '=', organisation)
    .executeTakeFirst();
  return row?.logo_key == null ? undefined : files.get(row.logo_key);
}

export function organisationView(services: Pick<Services, 'publicUrl'>, row: OrganisationRow): Organisation {
  return {
    id: row.id,
    name: row.name,
    ...(row.url !== null && {url: row.url}),
    ...(row.logo_key !== null && {logoUrl: `${services.publicUrl}/organisations/${row.id}/logo`}),
  };
}

async function rowsOf(db: Executor, {structure, person}: Own): Promise<OrganisationRow[]> {
  return db
    .selectFrom('organisation')
    .selectAll()
    .where('represented_by', '=', person)
    .where('structure_id', '=', structure)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

async function update(
  services: Services,
  {structure, person}: Own,
  organisation: string,
  values: Partial<Pick<OrganisationRow, 'name' | 'url' | 'logo_key'>>,
): Promise<Organisation> {
  const row = await services.db
    .updateTable('organisation')
    .set(values)
    .where('id', '=', organisation)
    .where('structure_id', '=', structure)
    .where('represented_by', '=', person)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal('ORGANISATION_UNKNOWN');
  return organisationView(services, row);
}
