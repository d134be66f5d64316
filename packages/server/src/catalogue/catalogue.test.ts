import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createVerifier} from '@pepites/credentials/verify.js';
import sharp from 'sharp';
import {images, makeDefinition, openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';

const LEAD = 'ines@trois-saules.example';
type Change = NonNullable<Parameters<typeof makeDefinition>[0]>;

const withLead =
  (change: Change = () => undefined): Change =>
  (plain) => {
    plain.structures[0]?.staff?.push({email: LEAD, name: 'Inès', roles: ['lead']});
    change(plain);
  };

async function picture(color = '#1E5A45'): Promise<string> {
  const drawn = sharp({create: {width: 200, height: 200, channels: 4, background: color}}).png();
  return (await drawn.toBuffer()).toString('base64');
}

const text = (name: string) => ({
  name: {fr: name},
  description: {fr: 'Une phrase.'},
  criteria: [{fr: 'Je sais faire.'}],
  imageAlt: {fr: 'Un carré'},
  process: {mode: 'automaticOnRequest' as const},
});

describe('badges as things that live', () => {
  let world: TestWorld;
  let lead: {token: string};
  before(async () => {
    world = await openWorld();
    await world.backend.apply(makeDefinition(withLead()), {images, dryRun: false});
    lead = await world.signIn(LEAD);
  });
  after(() => world.close());

  const apply = async (change?: Change) =>
    world.backend.apply(makeDefinition(withLead(change)), {images, dryRun: false});
  const first = (plain: Parameters<Change>[0], id = 'soutien') =>
    plain.structures[0]?.badges.find((badge) => badge['id'] === id) ?? {};
  const give = async (email: string, badge = 'soutien') => {
    const {token} = await world.signIn(email);
    const reply = await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge}, {token});
    assert.equal(reply.status, 201);
    await world.backend.drainOutbox();
    const award = (await world.ask('me.awards', {}, {token})).value.items.find((one) => one.badge === badge);
    const credential = (await (await world.fetch(new URL(award?.credentialUrl ?? '').pathname)).json()) as {
      credentialSubject: {achievement: Record<string, unknown>};
    };
    return {token, award, credential, achievement: credential.credentialSubject.achievement};
  };

  it('makes a version of a change of words, and none of a change of process', async () => {
    await apply((plain) => (first(plain, 'un')['process'] = {mode: 'automaticOnRequest'}));
    await apply();
    const versions = async () =>
      (await world.ask('badges.versions', {badge: 'un'})).value.items.map(({number}) => number);
    assert.deepEqual(await versions(), [1]);
    await apply((plain) => (first(plain, 'un')['description'] = 'Autre phrase.'));
    await apply();
    assert.deepEqual(await versions(), [3, 2, 1]);
    const second = await world.ask('badges.version', {badge: 'un', number: '2'});
    assert.deepEqual([second.value.description.fr, second.value.isCurrent], ['Autre phrase.', false]);
    const unknown = await world.ask('badges.version', {badge: 'un', number: '9'});
    assert.equal(unknown.problem?.code, 'BADGE_VERSION_UNKNOWN');
    assert.equal((await world.ask('badges.versions', {badge: 'x'})).problem?.code, 'BADGE_UNKNOWN');
    assert.equal((await world.ask('badges.get', {badge: 'un'})).value.version, 3);
  });

  it('signs the words that the badge had when it was given, in its version, and verifies', async () => {
    const {token} = await world.signIn('ancien@example.org');
    await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge: 'soutien'}, {token});
    // Changed between the decision and the signature.
    await apply((plain) => (first(plain)['description'] = 'Nouvelle phrase.'));
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    assert.equal(award?.badgeVersion, 1);
    const reply = await world.fetch(new URL(award?.credentialUrl ?? '').pathname);
    const credential = (await reply.json()) as {credentialSubject: {achievement: Record<string, unknown>}};
    const old = credential.credentialSubject.achievement;
    assert.deepEqual([old['version'], old['description']], ['1', 'Une phrase.']);
    const {achievement, credential: fresh} = await give('nouveau@example.org');
    assert.deepEqual([achievement['version'], achievement['description']], ['2', 'Nouvelle phrase.']);
    assert.equal(achievement['id'], old['id']);
    const verify = createVerifier({
      now: () => world.clock.now,
      fetch: async (url) => world.fetch(new URL(String(url)).pathname),
    });
    for (const one of [credential, fresh]) assert.equal((await verify.verify(one)).outcome, 'verified');
    await apply();
  });

  it('relates the other languages, each a document of its own', async () => {
    await apply((plain) => {
      Object.assign(first(plain), {
        name: {fr: 'Soutien', en: 'Support'},
        description: {fr: 'Une phrase.', en: 'A sentence.'},
        criteria: [{fr: 'Je soutiens.', en: 'I support.'}],
        imageAlt: {fr: 'Un rond', en: 'A disc'},
        criteriaMore: {fr: 'Voir *ici*.', en: 'See [here](https://example.org/).'},
      });
    });
    const {achievement} = await give('langues@example.org');
    assert.equal(achievement['inLanguage'], 'fr');
    assert.deepEqual(achievement['criteria'], {narrative: '- Je soutiens.\n\nVoir *ici*.'});
    const related = achievement['related'] as {id: string; inLanguage: string}[];
    assert.deepEqual(
      related.map((one) => one.inLanguage),
      ['en'],
    );
    const reply = await world.fetch(new URL(related[0]?.id ?? '').pathname);
    assert.equal(reply.headers.get('content-type'), 'application/ld+json');
    const english = (await reply.json()) as {name: string; id: string; related: {id: string}[]};
    assert.deepEqual([english.name, english.id], ['Support', related[0]?.id]);
    assert.equal(english.related[0]?.id, achievement['id']);
    assert.equal((await world.fetch(`${new URL(english.id).pathname}x`)).status, 404);
    assert.deepEqual((await world.ask('badges.get', {badge: 'soutien'})).value.languages, ['fr', 'en']);
    await assert.rejects(
      apply((plain) => (first(plain)['inLanguage'] = 'uk')),
      {
        code: 'ERR_DEFINITION_INVALID',
      },
    );
    await apply();
  });

  it('signs in the language that the badge says', async () => {
    await apply((plain) => {
      Object.assign(first(plain, 'deux'), {
        inLanguage: 'en',
        name: {fr: 'Deux', en: 'Two'},
        description: {fr: 'Une phrase.', en: 'A sentence.'},
        criteria: [{fr: 'Je sais.', en: 'I can.'}],
        imageAlt: {fr: 'Un rond', en: 'A disc'},
        process: {mode: 'automaticOnRequest'},
      });
    });
    const {achievement} = await give('english@example.org', 'deux');
    assert.deepEqual([achievement['name'], achievement['inLanguage']], ['Two', 'en']);
    await apply();
  });

  it('refuses Markdown that others would show as more than words', () => {
    assert.throws(() => makeDefinition((plain) => (first(plain)['criteriaMore'] = '<img src=x>')));
    assert.throws(() => makeDefinition((plain) => (first(plain)['criteriaMore'] = '[x](javascript:1)')));
  });

  it('aligns to an ESCO skill as such, keeps a code without an address unsigned, and takes no made-up URI', async () => {
    const uri = 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0';
    const alignments = [
      {name: 'travailler en équipe', url: uri, framework: 'ESCO'},
      {name: 'CléA 5', code: '5', framework: 'CléA'},
    ];
    await apply((plain) => (first(plain)['alignments'] = alignments));
    const {achievement} = await give('esco@example.org');
    assert.deepEqual(achievement['alignment'], [
      {
        type: ['Alignment'],
        targetName: 'travailler en équipe',
        targetUrl: uri,
        targetFramework: 'ESCO',
        targetType: 'ext:ESCOSkill',
      },
    ]);
    assert.equal((await world.ask('badges.get', {badge: 'soutien'})).value.alignments.length, 2);
    for (const url of [
      'http://data.europa.eu/esco/skill/travail',
      `https${uri.slice(4)}`,
      'http://a.example',
    ])
      assert.throws(() => makeDefinition((plain) => (first(plain)['alignments'] = [{name: 'x', url}])));
    await apply();
  });

  it('says of a badge that its date has passed', async () => {
    await apply((plain) => (first(plain)['validForMonths'] = 1));
    const {token, award} = await give('date@example.org');
    assert.deepEqual([award?.isExpired, award?.validUntil?.slice(0, 10)], [false, '2026-12-24']);
    const then = world.clock.now;
    world.clock.now = new Date('2026-12-25T00:00:00Z');
    const later = await world.signIn('date@example.org');
    const [expired] = (await world.ask('me.awards', {}, later)).value.items;
    assert.equal(expired?.isExpired, true);
    world.clock.now = then;
    assert.ok(token);
    await apply();
    lead = await world.signIn(LEAD);
  });

  describe('written by the lead', () => {
    it('makes a badge that a file which does not know it leaves alone', async () => {
      const made = await world.ask(
        'badges.create',
        {badge: 'maraichage', text: text('Maraîchage'), image: await picture()},
        lead,
      );
      assert.deepEqual([made.status, made.value.badgeVersion], [201, 1]);
      await apply();
      const badge = (await world.ask('badges.get', {badge: 'maraichage'})).value;
      assert.equal(badge.name.fr, 'Maraîchage');
      const image = await world.fetch(new URL(badge.imageUrl).pathname);
      assert.equal(image.headers.get('content-type'), 'image/png');
      const again = await world.ask(
        'badges.create',
        {badge: 'maraichage', text: text('Autre'), image: await picture()},
        lead,
      );
      assert.equal(again.problem?.code, 'BADGE_EXISTS');
      const {achievement} = await give('jardin@example.org', 'maraichage');
      assert.match((achievement['image'] as {id: string}).id, /\/image\?version=1$/);
    });

    it('writes it anew, with the checks of the file, and not over another’s change', async () => {
      const before = (await world.ask('badges.edit', {badge: 'maraichage'}, lead)).value;
      world.clock.now = new Date(world.clock.now.getTime() + 60_000);
      const {updatedAt} = before;
      const change = {badge: 'maraichage', updatedAt, text: text('Maraîchage et fleurs')};
      const after = (await world.ask('badges.update', change, lead)).value;
      assert.deepEqual([after.badgeVersion, after.text.name.fr], [2, 'Maraîchage et fleurs']);
      assert.equal((await world.ask('badges.update', change, lead)).problem?.code, 'BADGE_CHANGED');
      const key = {mode: 'keyBadge' as const, requires: [{badge: 'nulle-part'}]};
      const wrong = {...change, updatedAt: after.updatedAt, text: {...text('Clé'), process: key}};
      const {problem} = await world.ask('badges.update', wrong, lead);
      assert.deepEqual(problem?.problems, [{at: 'process.requires.0', code: 'BADGE_UNKNOWN'}]);
    });

    it('takes another image only with its words, drawn anew, and keeps the old one for old badges', async () => {
      const {updatedAt} = (await world.ask('badges.edit', {badge: 'maraichage'}, lead)).value;
      const change = {badge: 'maraichage', updatedAt, imageAlt: {fr: 'Une tomate'}};
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
      const refused = await world.ask('badges.setImage', {...change, image: svg}, lead);
      assert.equal(refused.problem?.code, 'FILE_TYPE_REFUSED');
      const bare = await world.ask('badges.setImage', {...change, image: svg, imageAlt: ''}, lead);
      assert.equal(bare.problem?.code, 'BAD_REQUEST');
      const image = await picture('#A2452C');
      const after = (await world.ask('badges.setImage', {...change, image}, lead)).value;
      assert.deepEqual([after.badgeVersion, after.text.imageAlt.fr], [3, 'Une tomate']);
      const bytes = async (version: string) => {
        const reply = await world.fetch(`/structures/${STRUCTURE}/badges/maraichage/image${version}`);
        return Buffer.from(await reply.arrayBuffer()).toString('base64');
      };
      assert.equal(await bytes(''), await bytes('?version=3'));
      assert.notEqual(await bytes(''), await bytes('?version=1'));
    });

    it('is for the lead alone', async () => {
      const driss = await world.signIn('driss@trois-saules.example');
      assert.equal((await world.ask('badges.edit', {badge: 'un'}, driss)).problem?.code, 'FORBIDDEN');
    });

    it('retires a badge without touching those that were given', async () => {
      const {token, award} = await give('retraite@example.org', 'maraichage');
      const retired = await world.ask('badges.retire', {badge: 'maraichage'}, lead);
      assert.deepEqual([retired.value.isRetired, retired.value.badgeVersion], [true, 3]);
      const other = await world.signIn('tard@example.org');
      const input = {requestId: crypto.randomUUID(), badge: 'maraichage'};
      assert.equal((await world.ask('requests.submit', input, other)).problem?.code, 'BADGE_RETIRED');
      const [still] = (await world.ask('me.awards', {}, {token})).value.items;
      assert.deepEqual([still?.id, still?.state], [award?.id, 'issued']);
      const ids = (await world.ask('catalogue.list', {})).value.items.map(({id}) => id);
      assert.ok(!ids.includes('maraichage'));
      await world.ask('badges.retire', {badge: 'maraichage', isRetired: false}, lead);
      assert.ok((await world.ask('catalogue.list', {q: 'MARAICHAGE'})).value.items.length === 1);
    });
  });

  describe('the catalogue', () => {
    const ids = async (question: object = {}) =>
      (await world.ask('catalogue.list', question)).value.items.map(({id}) => id);

    it('has what one asks for here, and the rest by its mode', async () => {
      assert.deepEqual(await ids(), ['un', 'deux', 'soutien', 'maraichage']);
      assert.deepEqual(await ids({mode: 'keyBadge'}), ['cle', 'cle-de-cle']);
    });

    it('leaves out a campaign that is over or to come', async () => {
      const campaign = async (dates: object) => {
        await apply((plain) => (first(plain)['process'] = {mode: 'automaticOnRequest', ...dates}));
        return (await ids()).includes('soutien');
      };
      assert.equal(await campaign({notBefore: '2026-11-24T00:00:00+01:00'}), true);
      assert.equal(await campaign({notBefore: '2027-01-01T00:00:00Z'}), false);
      assert.equal(await campaign({notAfter: '2026-11-01T00:00:00Z'}), false);
      await apply();
    });

    it('is searched without regard to accents and capitals, all words at once', async () => {
      assert.deepEqual(await ids({q: 'maraîchage'}), ['maraichage']);
      assert.deepEqual(await ids({q: 'FLEURS marai'}), ['maraichage']);
      assert.deepEqual(await ids({q: 'fleurs absent'}), []);
      assert.deepEqual(await ids({q: '100% _'}), []);
    });

    it('is filtered by moment, concept and language', async () => {
      await apply((plain) =>
        Object.assign(first(plain, 'un'), {
          moment: 'START',
          alignments: [{name: 'Maraîchage', code: 'A1414', framework: 'ROME'}],
          name: {fr: 'Un', en: 'One'},
          description: {fr: 'Une phrase.', en: 'A sentence.'},
          criteria: [{fr: 'Je sais.', en: 'I can.'}],
          imageAlt: {fr: 'Un rond', en: 'A disc'},
        }),
      );
      assert.deepEqual(await ids({moment: 'START'}), ['un']);
      assert.deepEqual(await ids({concept: 'a1414'}), ['un']);
      assert.deepEqual(await ids({concept: 'A141'}), []);
      assert.deepEqual(await ids({language: 'en'}), ['un']);
      await apply();
    });

    it('comes page by page, and what is added meanwhile comes last', async () => {
      const page = async (cursor?: string) =>
        (await world.ask('catalogue.list', {limit: '2', ...(cursor !== undefined && {cursor})})).value;
      const one = await page();
      await apply((plain) => {
        const {structures} = plain;
        structures[0]?.badges.unshift({...first(plain, 'soutien'), id: 'devant'});
      });
      const two = await page(one.next);
      const three = await page(two.next);
      assert.deepEqual(
        [one, two, three].map(({items}) => items.map(({id}) => id)),
        [['un', 'deux'], ['soutien', 'maraichage'], ['devant']],
      );
      assert.equal(three.next, undefined);
      assert.equal((await world.ask('catalogue.list', {cursor: 'abc'})).problem?.code, 'BAD_REQUEST');
      assert.equal((await world.ask('catalogue.list', {limit: '101'})).problem?.code, 'BAD_REQUEST');
    });

    it('is not sent again to those who have it', async () => {
      const reply = await world.fetch(`/structures/${STRUCTURE}/catalogue`);
      const etag = reply.headers.get('etag') ?? '';
      const again = await world.fetch(`/structures/${STRUCTURE}/catalogue`, {
        headers: {'if-none-match': etag},
      });
      assert.deepEqual([again.status, await again.text()], [304, '']);
    });
  });

  it('finds concepts in the samples, and in a provider that the backend was given', async () => {
    await world.reopen({
      frameworks: [
        {
          id: 'ici',
          name: {fr: 'Ici'},
          source: 'ours',
          search: () =>
            Promise.resolve([{framework: 'Ici', kind: 'other', label: {fr: 'Fait main'}, code: '1'}]),
          get: () => Promise.resolve(undefined),
        },
      ],
    });
    const {token} = await world.signIn('personne@example.org');
    const names = (await world.ask('frameworks.list', {})).value.items.map(({id}) => id);
    assert.deepEqual(names, ['rome-sample', 'esco-sample', 'ici']);
    const found = (await world.ask('frameworks.search', {q: 'maraichage'}, {token})).value.items;
    assert.deepEqual(
      found.map(({code}) => code),
      ['A1414', '1'],
    );
    const skill = 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0';
    const concept = await world.ask('frameworks.concept', {id: skill}, {token});
    assert.equal(concept.value.label.en, 'work in teams');
    const unknown = await world.ask('frameworks.concept', {id: 'Z0000'}, {token});
    assert.equal(unknown.problem?.code, 'CONCEPT_UNKNOWN');
    await assert.rejects(world.reopen({frameworks: [{...(found as never), id: 'rome-sample'} as never]}), {
      code: 'ERR_FRAMEWORK_REPEATS',
    });
    await world.reopen();
    assert.ok(PUBLIC_URL);
  });
});
