/** A structure's site with `<badge-request>` on the built files, on a telephone, with a real backend behind a network that can fail. */
import {copyFileSync, existsSync, mkdtempSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {extname, join} from 'node:path';
import {type Backend, openBackend, serve} from '@pepites/server';
import pg from 'pg';
import {chromium, type Browser, type BrowserContext, type Locator, type Page} from 'playwright-core';
import sharp from 'sharp';
import {images, makeDefinition, STRUCTURE} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {root} from '../support/command.ts';
import {FaultyProxy} from '../support/faulty-proxy.ts';
import {freePort} from '../support/free-port.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {testDatabase} from '../support/postgres.ts';
import {Sqlite} from '../support/sqlite.ts';
import {complaintsOf, tick} from './people.ts';

export const telephone = {width: 360, height: 740};
export const EXAMINER = 'driss@trois-saules.example';
export const ADVISER = 'nadege@trois-saules.example';

/** Badgeons le Béarn: the answers to the questionnaire are the evidence. */
export const questionnaire = {
  id: 'baba',
  name: {fr: 'B.A.BA de l’entreprise', en: 'Working life'},
  description: 'La personne connaît ses droits et ses devoirs.',
  criteria: ['La personne dit un droit au travail.', 'La personne dit un devoir au travail.'],
  image: 'badge.svg',
  imageAlt: 'Un rond vert',
  process: {
    mode: 'reviewed',
    answerWithinDays: 7,
    form: {
      questions: [
        {id: 'droit', type: 'evidence', label: 'Racontez un droit que vous avez au travail.'},
        {id: 'devoir', type: 'longText', label: 'Racontez un devoir que vous avez au travail.'},
        {id: 'qui', type: 'shortText', label: 'À qui parlez-vous s’il y a un problème ?'},
        {id: 'regle', type: 'photo', label: 'Montrez une règle affichée.', required: false},
      ],
    },
  },
};

/** Rows of the store, as they are on the disk. */
interface StoredRequest {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly answers: string;
}

export interface RequestWorld {
  readonly proxy: FaultyProxy;
  readonly browser: Browser;
  readonly siteUrl: string;
  /** Where a developer reads mails; not through the proxy. */
  readonly backendUrl: string;
  readonly backend: Backend;
  requestsOf(badge: string): Promise<StoredRequest[]>;
  /** How many files of requests the backend has kept. */
  countFiles(): Promise<number>;
  /** A day passes for the backend: all sessions end. */
  endSessions(): void;
  /** A telephone of somebody's own. */
  telephone(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** `flags`: what else the browser is started with. */
export async function openRequestWorld({
  flags = [],
}: {readonly flags?: readonly string[]} = {}): Promise<RequestWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
  const port = await freePort();
  const proxy = await FaultyProxy.open(port);
  const site = await serveSite(proxy.url);
  const dataDirectory = join(folder, 'data');
  let later = 0;
  const now = () => new Date(Date.now() + later);
  const database = await testDatabase();
  const backend = await openBackend({publicUrl: proxy.url, dataDirectory, databaseUrl: database?.url, now});
  const rowsOf = async <T extends object>(query: string): Promise<T[]> =>
    database ? askDatabase<T>(database.url, query) : askCopy<T>(folder, query);
  const definition = makeDefinition(({structures: [structure]}) => {
    structure?.origins.push(site.url);
    structure?.badges.push(questionnaire);
  });
  await backend.apply(definition, {images, dryRun: false});
  const listening = await serve(backend, {port});
  const args = [...browserFlags, ...flags];
  const browser = await chromium.launch({executablePath: await findBrowser(console.log), args});
  return {
    proxy,
    browser,
    backend,
    siteUrl: site.url,
    backendUrl: `http://127.0.0.1:${port}`,
    requestsOf: async (badge) =>
      rowsOf<StoredRequest>(
        `select id, state, revision, answers from request where badge_id = '${badge}' order by submitted_at`,
      ),
    countFiles: async () => (await rowsOf('select id from file')).length,
    endSessions: () => {
      later += 24 * 3_600_000;
    },
    telephone: () => browser.newContext({locale: 'fr-FR', viewport: telephone, hasTouch: true}),
    async close() {
      await browser.close();
      await site.close();
      await proxy.close();
      await listening.close();
      await backend.close();
      await database?.drop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

async function askDatabase<T extends object>(url: string, query: string): Promise<T[]> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const client = new pg.Client({connectionString: url, types});
  await client.connect();
  try {
    return (await client.query<T>(query)).rows;
  } finally {
    await client.end();
  }
}

/** The backend holds its store for itself: what is looked into is a copy of what is on the disk. */
function askCopy<T>(folder: string, query: string): T[] {
  const copy = mkdtempSync(join(folder, 'copy-'));
  for (const name of ['pepites.sqlite', 'pepites.sqlite-wal']) {
    const path = join(folder, 'data', name);
    if (existsSync(path)) copyFileSync(path, join(copy, name));
  }
  const db = new Sqlite(join(copy, 'pepites.sqlite'));
  try {
    return db.prepare(query).all() as T[];
  } finally {
    db.close();
  }
}

/** The pages load the built files, as a site without a build does. `?badge=`, `?person=`, `?name=` say what is asked for. */
async function serveSite(backendUrl: string): Promise<LoopbackServer> {
  const cdn = join(root, 'packages/elements/dist/cdn');
  return onLoopback((request, response) => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://site');
    if (extname(pathname) === '.js') {
      readFile(join(cdn, pathname)).then(
        (bytes) => response.writeHead(200, {'content-type': 'text/javascript'}).end(bytes),
        () => response.writeHead(404).end(),
      );
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; connect-src ${backendUrl}; img-src ${backendUrl} blob:; media-src blob:; require-trusted-types-for 'script'; trusted-types lit-html`,
    );
    const badge = searchParams.get('badge') ?? 'baba';
    const [person, name] = [searchParams.get('person') ?? '', searchParams.get('name') ?? ''];
    const element =
      pathname === '/examiner'
        ? '<badge-sign-in></badge-sign-in><badge-review></badge-review>'
        : `<badge-request badge="${badge}" person="${person}" person-name="${name}"></badge-request>`;
    response.end(`<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width">
      <title>Les Trois Saules</title>
      <badge-backend backend="${backendUrl}" structure="${STRUCTURE}">${element}</badge-backend>
      <script type="module" src="/badges.js"></script></html>`);
  });
}

/** Somebody who asks for a badge on a telephone: what they see and do. */
export class Asking {
  readonly page: Page;
  readonly complaints: string[];

  private constructor(page: Page) {
    this.page = page;
    this.complaints = complaintsOf(page);
    page.setDefaultTimeout(15_000);
  }

  static async open(context: BrowserContext, url: string): Promise<Asking> {
    const asking = new Asking(await context.newPage());
    await asking.page.goto(url);
    return asking;
  }

  get request(): Locator {
    return this.page.locator('badge-request');
  }

  press(name: string | RegExp): Promise<void> {
    return this.request.getByRole('button', {name}).first().click();
  }

  /** Begins, says that the telephone is theirs (or not) where that is asked, and answers all questions. */
  async answerAll(words: string, {owner = 'Oui, il est à moi', photo = true} = {}): Promise<void> {
    await this.press('Commencer');
    const ask = this.request.getByRole('button', {name: owner});
    const first = this.request.getByRole('radio', {name: 'J’écris'});
    await ask.or(first).first().waitFor();
    if (await ask.count()) await ask.click();
    await tick(first);
    await this.request.getByRole('textbox').fill(words);
    await this.press('Continuer');
    for (const answer of ['J’arrive à l’heure.', 'À Driss, mon encadrant.']) {
      await this.heading(answer.startsWith('J') ? /devoir/ : /À qui/);
      await this.request.getByRole('textbox').fill(answer);
      await this.press('Continuer');
    }
    await this.heading(/Montrez une règle/);
    if (photo) await this.addPhoto();
    await this.press('Continuer');
    await this.heading(/Relisez avant d’envoyer/);
  }

  /** A picture that is large enough to be cut on its way. */
  async addPhoto(): Promise<void> {
    const noise = {type: 'gaussian', mean: 128, sigma: 60} as const;
    const buffer = await sharp({create: {width: 700, height: 500, channels: 3, background: '#888', noise}})
      .png()
      .toBuffer();
    await this.request
      .locator('input[type=file]')
      .first()
      .setInputFiles({name: 'regle.png', mimeType: 'image/png', buffer});
    await this.request.getByText('Photo 1').first().waitFor();
  }

  /** Waits until the device holds what was written last: the sentence that says so stays while that takes a moment. */
  async isKept(): Promise<void> {
    await this.request.getByText('Brouillon gardé sur cet appareil').waitFor();
    await this.page.locator('badge-request:not(:state(unsaved))').waitFor();
  }

  heading(name: RegExp): Promise<void> {
    return this.request.getByRole('heading', {name}).first().waitFor();
  }

  async agree(): Promise<void> {
    await tick(this.request.getByRole('checkbox').last());
  }

  /** Sends it; the first time the backend asks for a name. */
  async send(name = 'Malika T.'): Promise<void> {
    await this.press(/^Envoyer/);
    const field = this.request.getByLabel('Votre nom');
    const after = this.request.getByRole('heading', {name: /C’est envoyé|Dites-nous qui/});
    const waiting = this.request.getByText(/n’est pas perdue|pas marché|terminée/);
    await field.or(after).or(waiting).first().waitFor();
    if (await field.count()) {
      await field.fill(name);
      await this.press('Envoyer ma demande');
    }
  }
}
