/** Recommendations beside a badge on its page, and badges that are less than usual ones. */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {ShareScope} from '@pepites/recognition';
import SqliteFile from 'better-sqlite3';
import {openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../../test/world.js';

describe('beside a badge', () => {
  let world: TestWorld;
  let token: string;
  let person: string;
  let award: string;
  before(async () => {
    world = await openWorld();
    ({
      token,
      person: {id: person},
    } = await world.signIn('sami@example.org'));
    await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge: 'soutien'}, {token});
    await world.backend.drainOutbox();
    award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
  });
  after(() => world.close());

  /** In the closed store: what other parts of the backend write there. */
  const inStore = async (work: (store: SqliteFile.Database) => void): Promise<void> => {
    await world.backend.close();
    const store = new SqliteFile(join(world.dataDirectory, 'pepites.sqlite'));
    work(store);
    store.close();
    await world.reopen();
  };
  const insert = (store: SqliteFile.Database, table: string, row: Record<string, unknown>): void => {
    const names = Object.keys(row);
    store
      .prepare(`insert into ${table} (${names.join()}) values (${names.map((name) => `@${name}`).join()})`)
      .run(row);
  };
  const share = async (scope: ShareScope): Promise<string> =>
    (await world.ask('shares.create', {award, scope}, {token})).value.url.slice(PUBLIC_URL.length);
  const textOf = async (path: string): Promise<string> => (await world.fetch(path)).text();

  it('stand the recommendations that both sides agreed to, for links that show the person', async () => {
    const paths = {
      minimal: await share('minimal'),
      full: await share('full'),
      evidence: await share('evidence'),
    };
    const at = world.clock.now.toISOString();
    await inStore((store) => {
      const texts = {
        signed: 'Toujours à l’heure <b>.',
        accepted: 'Un bon collègue.',
        written: 'Pas encore acceptée.',
        withdrawn: 'Retirée.',
      };
      for (const [state, text] of Object.entries(texts))
        insert(store, 'endorsement', {
          id: crypto.randomUUID(),
          structure_id: STRUCTURE,
          award_id: award,
          earner_id: person,
          endorser_id: state === 'accepted' ? person : null,
          wrong_codes: 0,
          state,
          message: 'Bonjour',
          requested_at: at,
          text,
          name: 'Paul, chef d’atelier',
          written_at: at,
          signed_by: state === 'signed' ? 'structure' : null,
          updated_at: at,
        });
    });
    for (const path of [paths.full, paths.evidence]) {
      const text = await textOf(path);
      assert.match(text, /<h2>Des recommandations<\/h2>/);
      assert.match(text, /Toujours à l’heure &#60;b&#62;\./);
      assert.match(text, /Paul, chef d’atelier, le 24 novembre 2026\. Recueilli par Les Trois Saules\./);
      assert.match(text, /Un bon collègue\./);
      assert.doesNotMatch(text, /Pas encore acceptée|Retirée\./);
    }
    assert.doesNotMatch(await textOf(paths.minimal), /Paul|collègue/);
  });

  it('says of a suspended badge that it waits, and makes no new link to it', async () => {
    const path = await share('minimal');
    await inStore((store) =>
      store.prepare(`update award set suspended_at = '2026-11-25T08:00:00.000Z' where id = ?`).run(award),
    );
    const page = await textOf(path);
    const said =
      /<strong>Ce badge est suspendu depuis le 25 novembre 2026\. Ne l’acceptez pas pour le moment\.</;
    assert.match(page, said);
    assert.match(await textOf(`${path}/embed`), said);
    // No clock: its outline alone tells it from a badge whose time is over.
    assert.match(page, /<svg class="mark"[^>]*><path fill="currentColor"[^>]*\/><\/svg>/);
    const {problem} = await world.ask('shares.create', {award, scope: 'full'}, {token});
    assert.equal(problem?.code, 'AWARD_NOT_VALID');
    await inStore((store) => store.prepare('update award set suspended_at = null').run());
    assert.match(await textOf(path), /Ce badge est vrai et valable\./);
  });

  it('says of a badge that its person made that it has no giver', async () => {
    const path = await share('full');
    const at = world.clock.now.toISOString();
    await inStore((store) => {
      insert(store, 'self_badge', {
        ...{id: crypto.randomUUID(), structure_id: STRUCTURE, person_id: person, state: 'published'},
        ...{name: 'x', description: 'x', criteria: '[]', image_alt: 'x', award_id: award},
        ...{created_at: at, updated_at: at},
      });
    });
    const text = await textOf(path);
    assert.match(text, /Badge créé par la personne elle-même\./);
    assert.match(text, /<p class="quiet">Créé par la personne elle-même<\/p>/);
    assert.doesNotMatch(text, /Donné par|vrai et valable|Ajouter à mon profil|og:site_name|recognizedBy/);
  });

  it('stands nothing after its person was erased: the address says that it is gone', async () => {
    const {hashToken} = await import('../../people/secret-tokens.js');
    await inStore((store) => {
      insert(store, 'gone_link', {
        token_hash: hashToken('erased-link'),
        gone_at: world.clock.now.toISOString(),
      });
    });
    for (const part of ['', '/credential.json', '/badge.png', '/card.png'])
      assert.equal((await world.fetch(`/b/erased-link${part}`)).status, 410, part);
    for (const part of ['', '/badge', '/badge.png'])
      assert.equal((await world.fetch(`/ob2/erased-link${part}`)).status, 410, part);
  });
});
