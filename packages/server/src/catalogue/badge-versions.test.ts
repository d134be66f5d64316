import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createVerifier} from '@pepites/credentials/verify.js';
import {makeDefinition} from '../../test/world.js';
import {type LeadWorld, openLeadWorld, plainBadge, signedBadge} from '../../test/lead.js';

describe('a badge that lives', () => {
  let lead: LeadWorld;
  before(async () => {
    lead = await openLeadWorld();
  });
  after(() => lead.world.close());

  it('makes a version of a change of words, and none of a change of process', async () => {
    await lead.apply((plain) => (plainBadge(plain, 'un')['process'] = {mode: 'automaticOnRequest'}));
    await lead.apply();
    const versions = async () =>
      (await lead.world.ask('badges.versions', {badge: 'un'})).value.items.map(({number}) => number);
    assert.deepEqual(await versions(), [1]);
    await lead.apply((plain) => (plainBadge(plain, 'un')['description'] = 'Autre phrase.'));
    await lead.apply();
    assert.deepEqual(await versions(), [3, 2, 1]);
    const second = await lead.world.ask('badges.version', {badge: 'un', number: '2'});
    assert.deepEqual([second.value.description.fr, second.value.isCurrent], ['Autre phrase.', false]);
    const unknown = await lead.world.ask('badges.version', {badge: 'un', number: '9'});
    assert.equal(unknown.problem?.code, 'BADGE_VERSION_UNKNOWN');
    assert.equal((await lead.world.ask('badges.versions', {badge: 'x'})).problem?.code, 'BADGE_UNKNOWN');
    assert.equal((await lead.world.ask('badges.get', {badge: 'un'})).value.version, 3);
  });

  it('signs the words that the badge had when it was given, in its version, and verifies', async () => {
    const {world} = lead;
    const {token} = await world.signIn('ancien@example.org');
    await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge: 'soutien'}, {token});
    // Changed between the decision and the signature.
    await lead.apply((plain) => (plainBadge(plain, 'soutien')['description'] = 'Nouvelle phrase.'));
    const old = await signedBadge(world, token, 'soutien');
    assert.equal(old.award?.badgeVersion, 1);
    assert.deepEqual([old.achievement['version'], old.achievement['description']], ['1', 'Une phrase.']);
    const fresh = await lead.give('nouveau@example.org');
    assert.deepEqual(
      [fresh.achievement['version'], fresh.achievement['description']],
      ['2', 'Nouvelle phrase.'],
    );
    assert.equal(fresh.achievement['id'], old.achievement['id']);
    const {verify} = createVerifier({
      clock: () => world.clock.now,
      fetchDocument: async (url) => {
        const reply = await world.fetch(new URL(url).pathname);
        return {url, status: reply.status, mediaType: '', body: await reply.text()};
      },
    });
    for (const {text} of [old, fresh]) assert.equal((await verify(text)).outcome, 'verified');
    await lead.apply();
  });

  it('relates the other languages, each a document of its own', async () => {
    await lead.apply((plain) => {
      Object.assign(plainBadge(plain, 'soutien'), {
        name: {fr: 'Soutien', en: 'Support'},
        description: {fr: 'Une phrase.', en: 'A sentence.'},
        criteria: [{fr: 'Je soutiens.', en: 'I support.'}],
        imageAlt: {fr: 'Un rond', en: 'A disc'},
        criteriaMore: {fr: 'Voir *ici*.', en: 'See [here](https://example.org/).'},
      });
    });
    const {achievement} = await lead.give('langues@example.org');
    assert.equal(achievement['inLanguage'], 'fr');
    assert.deepEqual(achievement['criteria'], {narrative: '- Je soutiens.\n\nVoir *ici*.'});
    const related = achievement['related'] as {id: string; inLanguage: string}[];
    assert.deepEqual(
      related.map((one) => one.inLanguage),
      ['en'],
    );
    const reply = await lead.world.fetch(new URL(related[0]?.id ?? '').pathname);
    assert.equal(reply.headers.get('content-type'), 'application/ld+json');
    const english = (await reply.json()) as {name: string; id: string; related: {id: string}[]};
    assert.deepEqual([english.name, english.id], ['Support', related[0]?.id]);
    assert.equal(english.related[0]?.id, achievement['id']);
    assert.equal((await lead.world.fetch(`${new URL(english.id).pathname}x`)).status, 404);
    assert.deepEqual((await lead.world.ask('badges.get', {badge: 'soutien'})).value.languages, ['fr', 'en']);
    await assert.rejects(
      lead.apply((plain) => (plainBadge(plain, 'soutien')['inLanguage'] = 'uk')),
      {
        code: 'ERR_DEFINITION_INVALID',
      },
    );
    await lead.apply();
  });

  it('signs in the language that the badge says', async () => {
    await lead.apply((plain) => {
      Object.assign(plainBadge(plain, 'deux'), {
        inLanguage: 'en',
        name: {fr: 'Deux', en: 'Two'},
        description: {fr: 'Une phrase.', en: 'A sentence.'},
        criteria: [{fr: 'Je sais.', en: 'I can.'}],
        imageAlt: {fr: 'Un rond', en: 'A disc'},
        process: {mode: 'automaticOnRequest'},
      });
    });
    const {achievement} = await lead.give('english@example.org', 'deux');
    assert.deepEqual([achievement['name'], achievement['inLanguage']], ['Two', 'en']);
    await lead.apply();
  });

  it('refuses Markdown that others would show as more than words', () => {
    assert.throws(() =>
      makeDefinition((plain) => (plainBadge(plain, 'soutien')['criteriaMore'] = '<img src=x>')),
    );
    assert.throws(() =>
      makeDefinition((plain) => (plainBadge(plain, 'soutien')['criteriaMore'] = '[x](javascript:1)')),
    );
  });

  it('aligns to an ESCO skill as such, keeps a code without an address unsigned, and takes no made-up URI', async () => {
    const uri = 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0';
    const alignments = [
      {name: 'travailler en équipe', url: uri, framework: 'ESCO'},
      {name: 'CléA 5', code: '5', framework: 'CléA'},
    ];
    await lead.apply((plain) => (plainBadge(plain, 'soutien')['alignments'] = alignments));
    const {achievement} = await lead.give('esco@example.org');
    assert.deepEqual(achievement['alignment'], [
      {
        type: ['Alignment'],
        targetName: 'travailler en équipe',
        targetUrl: uri,
        targetFramework: 'ESCO',
        targetType: 'ext:ESCOSkill',
      },
    ]);
    assert.equal((await lead.world.ask('badges.get', {badge: 'soutien'})).value.alignments.length, 2);
    for (const url of [
      'http://data.europa.eu/esco/skill/travail',
      `https${uri.slice(4)}`,
      'http://a.example',
    ])
      assert.throws(() =>
        makeDefinition((plain) => (plainBadge(plain, 'soutien')['alignments'] = [{name: 'x', url}])),
      );
    await lead.apply();
  });

  it('says of a badge that its date has passed', async () => {
    await lead.apply((plain) => (plainBadge(plain, 'soutien')['validForMonths'] = 1));
    const {award} = await lead.give('date@example.org');
    assert.deepEqual([award?.isExpired, award?.validUntil?.slice(0, 10)], [false, '2026-12-24']);
    const then = lead.world.clock.now;
    lead.world.clock.now = new Date('2026-12-25T00:00:00Z');
    const later = await lead.world.signIn('date@example.org');
    const [expired] = (await lead.world.ask('me.awards', {}, later)).value.items;
    assert.equal(expired?.isExpired, true);
    lead.world.clock.now = then;
    await lead.apply();
  });
});
