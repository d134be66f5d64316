/** Fills an empty backend with PEPITES and Le Dôme’s badges, through the doors that anyone has: `pepites apply`, the operator, the API. */
import {existsSync} from 'node:fs';
import {cp, mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {openOperator} from '@pepites/server';
import {exportJWK, generateKeyPair} from 'jose';
import {parseDocument} from 'yaml';
import {pepites} from './command.ts';
import {leDome} from './le-dome/definition.ts';
import {bringPeople, signedIn, withEmail} from './people.ts';

const set = fileURLToPath(new URL('./pepites/', import.meta.url));

export interface DemoSecrets {
  readonly apiKey: string;
  readonly privateKey: Record<string, string>;
  /** By which the backend reads the course platform’s record store. */
  readonly storePassword: string;
  /** Address of a really signed badge that the SIAE's site shows to everyone. */
  readonly exampleUrl: string;
}

interface FillOptions {
  readonly backend: string;
  readonly sites: {readonly siae: string; readonly course: string};
  readonly dataDirectory: string;
  /** People with requests and badges, so that every screen has something to show. */
  readonly hasPeople: boolean;
  readonly say: (line: string) => void;
}

/** `isFirst`: it was empty. */
export async function fillOnce(
  options: FillOptions,
): Promise<{readonly secrets: DemoSecrets; readonly isFirst: boolean}> {
  const folder = join(options.dataDirectory, 'demo');
  const file = join(folder, 'secrets.json');
  if (existsSync(file))
    return {secrets: JSON.parse(await readFile(file, 'utf8')) as DemoSecrets, isFirst: false};

  options.say('First start: filling the backend with the badges of PEPITES and of Le Dôme…');
  await mkdir(folder, {recursive: true});
  const keys = await generateKeyPair('EdDSA', {extractable: true});
  const publicKey = await exportJWK(keys.publicKey);
  await writeDefinition(folder, options.sites, publicKey);
  await pepites(['apply', join(folder, 'pepites.yaml'), '--data', options.dataDirectory, '--yes']);

  const operator = await openOperator({dataDirectory: options.dataDirectory});
  try {
    const secrets: DemoSecrets = {
      apiKey: await operator.createApiKey({structure: 'inae', platform: 'cours-demo'}),
      privateKey: (await exportJWK(keys.privateKey)) as Record<string, string>,
      storePassword: crypto.randomUUID(),
      exampleUrl: await earnSupporterBadge(options, (displayName) =>
        operator.createClaimCode({structure: 'les-trois-saules', displayName}),
      ),
    };
    if (options.hasPeople) await bringPeople({backend: options.backend, operator}, options.sites.siae);
    await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), {mode: 0o600});
    await rename(`${file}.new`, file);
    return {secrets, isFirst: true};
  } finally {
    await operator.close();
  }
}

/** Has the backend read the course platform’s record store, as INAE’s badge lead would in the console: from a week ago, then every five minutes. */
export async function connectRecordStore(
  {backend, sites}: Pick<FillOptions, 'backend' | 'sites'>,
  {storePassword}: DemoSecrets,
): Promise<void> {
  const structure = 'inae';
  const lead = await withEmail({backend}, {structure, origin: backend}, 'referente@inae.example');
  await lead.recordStores.set({
    structure,
    platform: 'cours-demo',
    endpoint: `${sites.course}/xapi`,
    user: 'pepites',
    password: storePassword,
    since: new Date(Date.now() - 8 * 86_400_000).toISOString(),
  });
}

/** The set as it is, with the addresses of this machine's demo sites and the platform's public key. */
async function writeDefinition(
  folder: string,
  sites: FillOptions['sites'],
  publicKey: object,
): Promise<void> {
  const definition = parseDocument(await readFile(join(set, 'pepites.yaml'), 'utf8'));
  definition.setIn(['structures', 0, 'origins'], [sites.course]);
  const platform = ['structures', 0, 'platforms', 0];
  definition.setIn([...platform, 'publicKey'], publicKey);
  definition.setIn([...platform, 'authorities'], [`${sites.course}/ serveur-de-cours`]);
  definition.setIn([...platform, 'learnerHomePage'], `${sites.course}/`);
  definition.setIn(['structures', 1, 'origins'], [sites.siae]);
  const dome = leDome();
  definition.addIn(['structures'], definition.createNode(dome.definition));
  await cp(join(set, 'images'), join(folder, 'images'), {recursive: true});
  for (const {path, svg} of dome.images) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), svg);
  }
  await writeFile(join(folder, 'pepites.yaml'), definition.toString());
}

/** One supporter asks for the badge as anyone would, signed in with a claim code on the SIAE's site. */
async function earnSupporterBadge(
  {backend, sites}: FillOptions,
  createClaimCode: (displayName: string) => Promise<string>,
): Promise<string> {
  const structure = 'les-trois-saules';
  const claimCode = await createClaimCode('INAE');
  const client = await signedIn(backend, {structure, origin: sites.siae}, async (stranger) =>
    stranger.signIn.withClaimCode({structure, claimCode}),
  );
  await client.requests.submit({
    structure,
    requestId: crypto.randomUUID(),
    badge: 'je-soutiens',
    displayName: 'INAE',
    listed: true,
  });
  for (let tries = 0; tries < 100; tries++) {
    const {items} = await client.me.awards({structure});
    const url = items.find((award) => award.badge === 'je-soutiens')?.credentialUrl;
    if (url !== undefined) return url;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The example badge was not signed within ten seconds.');
}
