import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type LeadWorld, openLeadWorld, picture, signedBadge} from '../../test/lead.js';

const MANAGER = 'malo@trois-saules.example';
const design = {
  ...{shape: 'rosette', metal: 'brass', enamel: '#123456', ground: 'plain', ink: 'ivory'},
  ...{icon: 'bicycle', level: 2, text: 'Vélo'},
};
const parts = {
  name: 'Je répare des vélos',
  description: 'Cette personne remet un vélo en état.',
  criteria: ['Je change une chambre à air.', 'Je règle les freins.'],
  imageAlt: {fr: 'Un vélo', en: 'A bicycle'},
  process: 'reviewed' as const,
  design,
};

describe('a badge that a structure composes', () => {
  let lead: LeadWorld;
  let image: string;
  before(async () => {
    lead = await openLeadWorld();
    await lead.apply((plain) => {
      plain.structures[0]?.staff?.push({email: MANAGER, name: 'Malo', roles: ['manager']});
    });
    image = await picture();
  });
  after(() => lead.world.close());

  it('is a draft of one person, then proposed, then published by a lead, then given and asked for', async () => {
    const {world} = lead;
    const manager = await world.signIn(MANAGER);
    const chief = await lead.signInLead();
    const draft = crypto.randomUUID();
    const save = async (more: object, by: {token: string} = manager) =>
      world.ask('badgeDrafts.save', {draft, ...parts, ...more}, by);

    const begun = await save({name: '', criteria: []});
    assert.deepEqual([begun.value.state, begun.value.version], ['draft', 1]);
    assert.deepEqual(begun.value.missing, ['name', 'criteria', 'image']);
    assert.deepEqual((await world.ask('badgeDrafts.list', {}, chief)).value.items, [], 'nobody else sees it');
    assert.equal((await save({basedOn: 1}, chief)).problem?.code, 'DRAFT_UNKNOWN');
    const refused = await save({name: '', isProposed: true, basedOn: 1});
    assert.deepEqual(
      [refused.problem?.code, refused.problem?.problems],
      [
        'BADGE_INCOMPLETE',
        [
          {at: 'name', code: 'MISSING'},
          {at: 'image', code: 'MISSING'},
        ],
      ],
    );
    assert.equal((await save({image, basedOn: 7})).problem?.code, 'REVISION_CHANGED');

    const proposed = await save({image, isProposed: true, basedOn: 1});
    assert.deepEqual([proposed.value.state, proposed.value.missing], ['proposed', []]);
    await world.backend.drainOutbox();
    const inbox = await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
    const {items: mail} = (await inbox.json()) as {items: {to: string; subject: string}[]};
    assert.ok(mail.some(({to, subject}) => to.startsWith('ines@') && subject.includes(parts.name)));
    const publish = async (by: {token: string}, basedOn = 2) =>
      world.ask('badgeDrafts.publish', {draft, basedOn}, by);
    assert.equal((await publish(manager)).problem?.code, 'FORBIDDEN');

    const list = (await world.ask('badgeDrafts.list', {}, chief)).value;
    assert.deepEqual(
      [list.mayPublish, list.items.map(({id, isMine, design: kept}) => [id, isMine, kept])],
      [true, [[draft, false, design]]],
    );
    const published = (await publish(chief)).value;
    assert.deepEqual([published.state, published.badge], ['published', 'je-repare-des-velos']);
    assert.equal((await publish(chief)).value.badge, published.badge, 'sent again, nothing is made twice');
    assert.equal((await save({basedOn: 3})).problem?.code, 'REQUEST_STATE');
    assert.deepEqual((await world.ask('badgeDrafts.list', {}, chief)).value.items, []);

    const badge = published.badge ?? '';
    const shown = (await world.ask('badges.get', {badge}, {})).value;
    assert.deepEqual(
      [shown.mode, shown.form?.questions[0]?.type, shown.answerWithinDays],
      ['reviewed', 'evidence', 7],
    );
    assert.equal(shown.imageAlt['en'], 'A bicycle');
    assert.deepEqual((await world.ask('badges.edit', {badge}, chief)).value.design, design);
  });

  it('is changed as a new version; who has it keeps words and picture', async () => {
    const {world} = lead;
    const chief = await lead.signInLead();
    const draft = crypto.randomUUID();
    const automatic = {...parts, name: 'Bienvenue', process: 'automatic' as const, image};
    await world.ask('badgeDrafts.save', {draft, ...automatic}, chief);
    const {badge = ''} = (await world.ask('badgeDrafts.publish', {draft, basedOn: 1}, chief)).value;
    const {token, award, text} = await lead.give('sami@example.org', badge);
    const imageOf = async (url = '') =>
      Buffer.from(await (await world.fetch(new URL(url).pathname)).arrayBuffer());
    const kept = await imageOf(award?.imageUrl);

    const change = async (more: object = {}) => {
      const again = crypto.randomUUID();
      const changed = {...automatic, name: 'Bien arrivé', design: {...design, level: 3}, ...more};
      await world.ask('badgeDrafts.save', {draft: again, ...changed, badge}, chief);
      return async () => world.ask('badgeDrafts.publish', {draft: again, basedOn: 1}, chief);
    };
    const late = await change();
    const publish = await change({image: await picture('#A2452C')});
    assert.equal((await publish()).value.badge, badge);
    assert.equal((await late()).problem?.code, 'BADGE_CHANGED');
    const edited = (await world.ask('badges.edit', {badge}, chief)).value;
    assert.deepEqual(
      [edited.badgeVersion, edited.text.name.fr, edited.design?.level, edited.text.process.mode],
      [2, 'Bien arrivé', 3, 'automaticOnRequest'],
    );
    const after = await signedBadge(world, token, badge);
    assert.equal(after.text, text, 'what was signed stays');
    assert.deepEqual(await imageOf(after.award?.imageUrl), kept);
    // Words alone: the image is the same, and so is what it was drawn from.
    const {updatedAt, text: words} = edited;
    const {moment: _moment, shared: _shared, ...rest} = words;
    const renamed = {...rest, name: {fr: 'Bien arrivée'}};
    const third = await world.ask('badges.update', {badge, text: renamed, updatedAt}, chief);
    assert.deepEqual([third.value.badgeVersion, third.value.design?.level], [3, 3]);
  });

  it('is changed on the proposal of a manager, once a lead publishes it', async () => {
    const {world} = lead;
    const manager = await world.signIn(MANAGER);
    const chief = await lead.signInLead();
    const first = crypto.randomUUID();
    await world.ask('badgeDrafts.save', {draft: first, ...parts, name: 'Trier', image}, chief);
    const {badge = ''} = (await world.ask('badgeDrafts.publish', {draft: first, basedOn: 1}, chief)).value;
    const {text} = (await world.ask('badges.edit', {badge}, manager)).value;
    const update = await world.ask('badges.update', {badge, text, updatedAt: 'x'}, manager);
    assert.equal(update.problem?.code, 'FORBIDDEN');
    const draft = crypto.randomUUID();
    const changed = {draft, ...parts, name: 'Je trie', image, badge, isProposed: true};
    assert.equal((await world.ask('badgeDrafts.save', changed, manager)).value.state, 'proposed');
    assert.equal((await world.ask('badges.get', {badge}, {})).value.name.fr, 'Trier');
    await world.ask('badgeDrafts.publish', {draft, basedOn: 1}, chief);
    const after = (await world.ask('badges.get', {badge}, {})).value;
    assert.deepEqual([after.name.fr, after.version], ['Je trie', 2]);
  });

  it('is signed in the language that it is written in', async () => {
    const {world} = lead;
    const chief = await lead.signInLead();
    const draft = crypto.randomUUID();
    const written = {...parts, name: 'Ремонтую велосипеди', design: {...design, language: 'uk'}};
    const imageAlt = {fr: 'Un vélo', uk: 'Велосипед'};
    const process = 'automatic' as const;
    await world.ask('badgeDrafts.save', {draft, ...written, imageAlt, process, image}, chief);
    const {badge = ''} = (await world.ask('badgeDrafts.publish', {draft, basedOn: 1}, chief)).value;
    const shown = (await world.ask('badges.get', {badge}, {})).value;
    assert.deepEqual([shown.languages?.[0], shown.name['uk']], ['uk', 'Ремонтую велосипеди']);
    const {text} = await lead.give('sami@example.org', badge);
    assert.match(text, /"inLanguage":\s*"uk"/);
  });

  it('is not made by who only earns, nor of what is no image or no design', async () => {
    const {world} = lead;
    const sami = await world.signIn('sami@example.org');
    const draft = crypto.randomUUID();
    const save = async (more: object, by: {token: string}) =>
      (await world.ask('badgeDrafts.save', {draft, ...parts, ...more}, by)).problem?.code;
    assert.equal(await save({}, sami), 'FORBIDDEN');
    assert.equal((await world.ask('badgeDrafts.list', {}, sami)).problem?.code, 'FORBIDDEN');
    const manager = await world.signIn(MANAGER);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    assert.equal(await save({image: svg}, manager), 'FILE_TYPE_REFUSED');
    assert.equal(await save({badge: 'nulle-part'}, manager), 'BADGE_UNKNOWN');
    for (const wrong of [{...design, shape: {a: 1}}, {...design, text: 'a'.repeat(121)}, {'on-load': 'x'}])
      assert.equal(await save({design: wrong as never}, manager), 'BAD_REQUEST', JSON.stringify(wrong));
  });

  it('is deleted by its author, or, proposed, by a lead', async () => {
    const {world} = lead;
    const manager = await world.signIn(MANAGER);
    const chief = await lead.signInLead();
    const make = async (isProposed: boolean) => {
      const draft = crypto.randomUUID();
      await world.ask('badgeDrafts.save', {draft, ...parts, image, isProposed}, manager);
      return draft;
    };
    const [draft, proposed] = [await make(false), await make(true)];
    const remove = async (one: string, by: {token: string}) =>
      (await world.ask('badgeDrafts.remove', {draft: one}, by)).problem?.code;
    assert.equal(await remove(draft, chief), 'DRAFT_UNKNOWN');
    assert.equal(await remove(draft, manager), undefined);
    assert.equal(await remove(proposed, chief), undefined);
    assert.equal(await remove(proposed, manager), 'DRAFT_UNKNOWN');
  });

  it('of one’s own keeps what it was drawn from, for its author', async () => {
    const {world} = lead;
    const sami = await world.signIn('sami@example.org');
    const {id: selfBadge} = (await world.ask('selfCreated.create', {name: 'Vélo'}, sami)).value;
    assert.deepEqual((await world.ask('selfDesigns.get', {selfBadge}, sami)).value, {});
    await world.ask('selfDesigns.set', {selfBadge, design}, sami);
    assert.deepEqual((await world.ask('selfDesigns.get', {selfBadge}, sami)).value.design, design);
    const other = await world.signIn('autre@example.org');
    assert.equal((await world.ask('selfDesigns.get', {selfBadge}, other)).problem?.code, 'BADGE_UNKNOWN');
    const words = {name: 'Vélo', description: 'Vélo.', criteria: ['Vélo.'], imageAlt: 'Vélo'};
    await world.ask('selfCreated.edit', {selfBadge, ...words}, sami);
    const drawing = {shape: 'circle', symbol: 'star', colour: '#1E5A45'} as const;
    await world.ask('selfCreated.drawImage', {selfBadge, ...drawing}, sami);
    await world.ask('selfCreated.publish', {selfBadge}, sami);
    assert.equal(
      (await world.ask('selfDesigns.set', {selfBadge, design}, sami)).problem?.code,
      'REQUEST_STATE',
    );
  });
});
