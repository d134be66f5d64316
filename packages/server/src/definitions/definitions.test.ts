import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import sharp from 'sharp';
import {images, makeDefinition, openWorld, PAGE, STRUCTURE, type TestWorld} from '../../test/world.js';
import {ServerError} from '../errors.js';
import {checkDefinition} from './check-definition.js';

describe('applying a definition', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  const apply = async (change?: Parameters<typeof makeDefinition>[0], options: object = {}) =>
    world.backend.apply(makeDefinition(change), {images, dryRun: false, ...options});
  const changes = async (...args: Parameters<typeof apply>) =>
    (await apply(...args)).lines.filter(({action}) => action !== 'keep');

  it('changes nothing the second time, whatever the order of members', async () => {
    assert.deepEqual(await changes(), []);
    assert.deepEqual(
      await changes((plain) => {
        const badge = plain.structures[0]?.badges[0] ?? {};
        badge['name'] = {en: 'un', fr: 'Badge un'};
      }),
      [],
    );
  });

  it('says what changes, and does nothing of it on a dry run', async () => {
    const change = (plain: Parameters<NonNullable<Parameters<typeof makeDefinition>[0]>>[0]) => {
      const [structure] = plain.structures;
      if (!structure) return;
      structure.name = 'Les Saules';
      structure.origins = ['https://new.example'];
      structure.badges[0] = {...structure.badges[0], description: 'Autre phrase.'};
    };
    const planned = await changes(change, {dryRun: true});
    assert.deepEqual(
      planned.map(({action, kind, id, changes: what}) => [action, kind, id, what?.join() ?? '']),
      [
        ['update', 'structure', STRUCTURE, 'name'],
        ['create', 'origin', 'https://new.example', ''],
        ['remove', 'origin', PAGE, ''],
        ['update', 'badge', 'un', 'description'],
      ],
    );
    assert.equal((await world.ask('structures.get', {})).value.name, 'Les Trois Saules');
    assert.deepEqual(await changes(change), planned);
    assert.equal((await world.ask('structures.get', {})).value.name, 'Les Saules');
    await apply();
  });

  it('ends the API keys of a platform that leaves the file, also when it comes back', async () => {
    const token = await world.backend.createApiKey({structure: STRUCTURE, platform: 'cours'});
    const report = async () => {
      const completion = {activity: 'https://cours.example/gestes', passed: true, scaled: 0.1};
      const input = {badge: 'gestes', learner: {ref: 'a'}, completion};
      return (await world.ask('awards.create', input, {token, origin: null})).problem?.code ?? 'OK';
    };
    assert.equal(await report(), 'OK');
    await apply((plain) => {
      plain.structures[0]?.platforms?.pop();
    });
    assert.equal(await report(), 'API_KEY_WRONG');
    await apply();
    assert.equal(await report(), 'API_KEY_WRONG');
  });

  it('keeps badges that left the file, and says so', async () => {
    const {lines} = await apply((plain) => {
      plain.structures[0]?.badges.splice(4, 1);
    });
    const line = lines.find(({id}) => id === 'soutien');
    assert.deepEqual([line?.action, line?.isMissingFromFile], ['keep', true]);
    assert.equal((await world.ask('badges.get', {badge: 'soutien'})).status, 200);
    await apply();
  });

  it('names everything that does not fit together', () => {
    const definition = makeDefinition((plain) => {
      const [structure] = plain.structures;
      if (!structure) return;
      structure.platforms = [{id: 'cours', name: 'Cours', badges: ['un', 'x']}];
      structure.badges[2] = {
        ...structure.badges[2],
        process: {mode: 'keyBadge', requires: [{badge: 'cle-de-cle'}, {badge: 'y'}]},
      };
      structure.pathways?.[0]?.steps.push({id: 'z', kind: 'badge', badge: 'z'});
      const [first] = structure.badges;
      if (first) structure.badges.push(first);
    });
    assert.deepEqual(
      checkDefinition(definition).map(({at, code}) => `${at} ${code}`),
      [
        'structures.0.badges.6.id ID_REPEATS',
        'structures.0.platforms.0.badges.0 WRONG_MODE',
        'structures.0.platforms.0.badges.1 BADGE_UNKNOWN',
        'structures.0.badges.2.process.requires.1 BADGE_UNKNOWN',
        'structures.0.badges.2.process.requires KEY_CYCLE',
        'structures.0.pathways.0.steps.3.badge BADGE_UNKNOWN',
      ],
    );
  });

  it('takes everything that a definition can say', () => {
    const definition = makeDefinition((plain) => {
      const [structure] = plain.structures;
      if (!structure) return;
      const form = {questions: [{id: 'reussite', type: 'longText', label: 'Racontez.'}]};
      const elsewhere = {issuer: 'https://issuer.example', achievement: 'urn:a'};
      const processes = [
        {
          mode: 'reviewed',
          form,
          quorum: {min: 3, vote: 'majority', writerMayExamine: false, replaceAfterDays: 10},
        },
        {mode: 'automaticOnRequest', recipients: ['person', 'organisation']},
        {mode: 'onCriteria', rule: {completed: 'a'}, onVoided: 'revoke'},
        {
          mode: 'keyBadge',
          requires: [{badge: 'un'}, {badge: 'x', from: elsewhere}],
          offer: 'ask',
          onRevoked: 'revoke',
        },
        {mode: 'automaticOnRequest', recipients: ['person']},
        {mode: 'keyBadge', requires: [{badge: 'un'}], onRevoked: 'keep'},
      ];
      structure.badges.forEach((badge, index) => (badge['process'] = processes[index] ?? badge['process']));
      structure.platforms = [];
      const step = {id: 'ailleurs', kind: 'badge', badge: 'un'};
      structure.pathways?.[0]?.steps.push(
        Object.assign(step, {prompt: {from: 'P1M', to: 'P2M'}, alsoFrom: [elsewhere]}),
      );
    });
    // What is wrong is in the file: a key badge of the tests that no step leads to any more.
    assert.deepEqual(
      checkDefinition(definition).filter(({at}) => at.includes('.process.')),
      [],
    );
  });

  it('names each image that is missing or cannot be drawn', async () => {
    const broken = new Map([['badge.svg', Buffer.from('GIF89a')]]);
    for (const [given, code] of [
      [new Map<string, Uint8Array>(), 'IMAGE_MISSING'],
      [broken, 'IMAGE_UNREADABLE'],
    ] as const) {
      await assert.rejects(apply(undefined, {images: given}), (error) => {
        assert.ok(error instanceof ServerError);
        assert.equal(error.code, 'ERR_DEFINITION_INVALID');
        assert.deepEqual(
          [error.problems[0]?.at, error.problems[0]?.code],
          ['structures.0.badges.0.image', code],
        );
        return true;
      });
    }
  });

  it('serves the image as it was given, harmless, and bakes a drawn one', async () => {
    const reply = await world.fetch(`/structures/${STRUCTURE}/badges/un/image`);
    assert.equal(reply.headers.get('content-type'), 'image/svg+xml');
    assert.match(reply.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    assert.equal(reply.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.deepEqual(
      new Uint8Array(await reply.arrayBuffer()),
      new Uint8Array(images.get('badge.svg') ?? []),
    );
    const headers = {'if-none-match': reply.headers.get('etag') ?? ''};
    assert.equal((await world.fetch(`/structures/${STRUCTURE}/badges/un/image`, {headers})).status, 304);
    const {token} = await world.signIn('sami@example.org');
    const input = {requestId: crypto.randomUUID(), badge: 'soutien'};
    await world.ask('requests.submit', input, {token});
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    const png = await world.fetch(new URL(award?.imageUrl ?? '').pathname);
    const {format, width, height} = await sharp(new Uint8Array(await png.arrayBuffer())).metadata();
    assert.deepEqual([format, width, height], ['png', 600, 600]);
  });
});
