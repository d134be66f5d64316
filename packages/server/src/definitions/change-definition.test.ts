import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Definition} from '@pepites/recognition';
import {unzipSync} from 'fflate';
import sharp from 'sharp';
import {parse} from 'yaml';
import {openLeadWorld, type LeadWorld, picture} from '../../test/lead.js';
import {PUBLIC_URL, STRUCTURE} from '../../test/world.js';

type Structure = Definition['structures'][number];

describe('a definition that a lead changes', () => {
  let desk: LeadWorld;
  let token: string;
  const own = {origin: PUBLIC_URL};
  before(async () => {
    desk = await openLeadWorld();
    token = (await desk.signInLead(PUBLIC_URL)).token;
  });
  after(() => desk.world.close());

  const read = async (): Promise<Structure> => {
    const [structure] = (await desk.world.ask('definition.get', {}, {token, ...own})).value.definition
      .structures;
    assert.ok(structure);
    return structure;
  };
  const textOf = (structure: object): string => JSON.stringify({version: 1, structures: [structure]});
  type Images = {path: string; image: string}[];
  const plan = async (text: string, images: Images = []) =>
    (await desk.world.ask('definition.plan', {text, images}, {token, ...own})).value;
  const apply = async (text: string, mark: string, images: Images = []) =>
    desk.world.ask('definition.apply', {text, images, mark}, {token, ...own});
  const changesOf = ({lines}: Awaited<ReturnType<typeof plan>>) =>
    lines.filter(({action}) => action !== 'keep').map(({action, kind, id}) => `${action} ${kind} ${id}`);
  const codesOf = ({problems}: Awaited<ReturnType<typeof plan>>) =>
    problems.map(({code, line, column}) => `${line}:${column} ${code}`);

  it('is the same to the backend as it was exported, as JSON and as the file of the ZIP', async () => {
    const unchanged = await plan(textOf(await read()));
    assert.deepEqual([changesOf(unchanged), unchanged.problems], [[], []]);
    const reply = await desk.world.fetch(`/structures/${STRUCTURE}/definition/file`, {
      headers: {authorization: `Bearer ${token}`, origin: PUBLIC_URL},
    });
    const entries = unzipSync(new Uint8Array(await reply.arrayBuffer()));
    const yaml = new TextDecoder().decode(entries['pepites.yaml']);
    assert.deepEqual(changesOf(await plan(yaml)), []);
    const [structure] = (parse(yaml) as Definition).structures;
    for (const {image} of structure?.badges ?? []) assert.ok(entries[image], image);
    // With all its images, too: they are the very bytes that are stored.
    const images = (structure?.badges ?? []).map(({image: path}) => ({
      path,
      image: Buffer.from(entries[path] ?? []).toString('base64'),
    }));
    assert.deepEqual(changesOf(await plan(yaml, images)), []);
  });

  it('does nothing by being planned, and what was planned by being applied', async () => {
    const structure = await read();
    const text = textOf({
      ...structure,
      name: 'Les Saules',
      origins: [...structure.origins, 'https://new.example'],
    });
    const planned = await plan(text);
    assert.deepEqual(changesOf(planned), [
      `update structure ${STRUCTURE}`,
      'create origin https://new.example',
    ]);
    assert.equal((await read()).name, structure.name);
    assert.deepEqual(changesOf((await apply(text, planned.mark)).value), changesOf(planned));
    assert.equal((await read()).name, 'Les Saules');
    const {items} = (await desk.world.ask('audit.list', {}, {token, ...own})).value;
    assert.deepEqual(
      items.flatMap(({act, object}) => (act === 'definition.applied' ? [object] : [])).sort(),
      ['origin/https://new.example', `structure/${STRUCTURE}`],
    );
    await desk.apply();
  });

  it('is for the backend’s own pages to apply: a page that the structure registered may only plan', async () => {
    const text = textOf(await read());
    const {mark} = await plan(text);
    const page = (await desk.signInLead()).token;
    const refused = await desk.world.ask('definition.apply', {text, images: [], mark}, {token: page});
    assert.equal(refused.problem?.code, 'FORBIDDEN');
  });

  it('is not applied over what somebody changed after the plan was made', async () => {
    const structure = await read();
    const text = textOf({...structure, url: 'https://saules.example'});
    const {mark} = await plan(text);
    await desk.world.ask('badges.retire', {badge: 'deux'}, {token, ...own});
    assert.equal((await apply(text, mark)).problem?.code, 'REVISION_CHANGED');
    await desk.world.ask('badges.retire', {badge: 'deux', isRetired: false}, {token, ...own});
  });

  it('says line and column of what is wrong, and changes nothing', async () => {
    const structure = await read();
    const text = JSON.stringify(
      {version: 1, structures: [{...structure, kind: 'PLANET', badges: []}]},
      null,
      1,
    );
    const faulty = await plan(text);
    assert.deepEqual([codesOf(faulty).length, faulty.mark, faulty.lines], [1, '', []]);
    const [problem] = faulty.problems;
    assert.equal(text.split('\n')[(problem?.line ?? 0) - 1]?.trim(), '"kind": "PLANET",');
    assert.deepEqual(codesOf(await plan('version: 1\nstructures: [\n')), ['3:1 YAML_SYNTAX']);
    assert.equal((await apply('version: 1', 'x')).problem?.code, 'DEFINITION_INVALID');
    const hidden = textOf({...structure, name: 'Les \u0000 Saules'});
    const refused = await desk.world.ask('definition.plan', {text: hidden}, {token, ...own});
    assert.equal(refused.problem?.code, 'BAD_REQUEST');
  });

  it('does not touch other structures, people, the network or the kind', async () => {
    const structure = await read();
    const onlyCode = async (text: string) => (await plan(text)).problems.map(({at, code}) => `${at} ${code}`);
    assert.deepEqual(await onlyCode(textOf({...structure, id: 'voisine'})), [
      'structures.0.id STRUCTURE_OTHER',
    ]);
    const both = JSON.stringify({version: 1, structures: [structure, {...structure, id: 'voisine'}]});
    assert.deepEqual(await onlyCode(both), ['structures.1 STRUCTURE_OTHER']);
    const boss = {email: 'moi@example.org', name: 'Moi', roles: ['manager']};
    assert.deepEqual(await onlyCode(textOf({...structure, staff: [...structure.staff, boss]})), [
      'structures.0.staff SET_ELSEWHERE',
    ]);
    assert.deepEqual(await onlyCode(textOf({...structure, staff: []})), ['structures.0.staff SET_ELSEWHERE']);
    assert.deepEqual(await onlyCode(textOf({...structure, kind: 'EI'})), ['structures.0.kind SET_ELSEWHERE']);
    assert.equal((await read()).staff.length, structure.staff.length);
  });

  it('makes a badge with an image that is drawn anew, and none without one or with a drawing that could act', async () => {
    const structure = await read();
    const [first] = structure.badges;
    const text = textOf({
      ...structure,
      badges: [...structure.badges, {...first, id: 'nouveau', image: 'images/nouveau.png'}],
    });
    const place = `structures.0.badges.${structure.badges.length}.image`;
    const codes = async (images?: Images) =>
      (await plan(text, images)).problems.map(({at, code}) => `${at} ${code}`);
    assert.deepEqual(await codes(), [`${place} IMAGE_MISSING`]);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    assert.deepEqual(await codes([{path: 'images/nouveau.png', image: svg}]), [`${place} IMAGE_UNREADABLE`]);
    const images = [{path: 'images/nouveau.png', image: await picture()}];
    const {mark} = await plan(text, images);
    assert.equal((await apply(text, mark, images)).status, 200);
    const {imageUrl} = (await desk.world.ask('badges.get', {badge: 'nouveau'})).value;
    const shown = await desk.world.fetch(new URL(imageUrl).pathname);
    assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'image/png']);
  });

  it('is the same also after a badge has left the file', async () => {
    const without = async () =>
      desk.apply(({structures: [own]}) => {
        own?.badges.splice(0, own.badges.length, ...own.badges.filter(({id}) => id !== 'soutien'));
      });
    await desk.apply();
    assert.ok(
      (await without()).lines.some(({id, isMissingFromFile}) => id === 'soutien' && isMissingFromFile),
    );
    assert.deepEqual(
      (await without()).lines.filter(({action}) => action !== 'keep'),
      [],
    );
    const structure = await read();
    assert.ok(structure.badges.some(({id}) => id === 'soutien'));
    assert.deepEqual(changesOf(await plan(textOf(structure))), []);
    await desk.apply();
  });

  it('is not drawn beyond so many pixels, however few bytes they are', async () => {
    const structure = await read();
    const [first] = structure.badges;
    const large = await sharp({create: {width: 6000, height: 6000, channels: 3, background: '#1E5A45'}})
      .png({compressionLevel: 9, palette: true})
      .toBuffer();
    const ids = ['a', 'b'].map((id) => `grand-${id}`);
    const text = textOf({
      ...structure,
      badges: [...structure.badges, ...ids.map((id) => ({...first, id, image: `images/${id}.png`}))],
    });
    const images = ids.map((id) => ({path: `images/${id}.png`, image: large.toString('base64')}));
    const refused = (await plan(text, images)).problems.map(({at, code}) => `${at} ${code}`);
    assert.deepEqual(refused, [`structures.0.badges.${structure.badges.length + 1}.image IMAGES_TOO_LARGE`]);
  });

  it('names no more webhooks than a structure may have, and not more wrong things than anybody reads', async () => {
    const structure = await read();
    const hooks = (count: number) =>
      Array.from({length: count}, (_, index) => ({
        ...{name: `w${index}`, url: 'https://si.example/h', events: ['award.issued']},
      }));
    const codes = async (webhooks: unknown[]) => codesOf(await plan(textOf({...structure, webhooks})));
    assert.deepEqual(await codes(hooks(20)), []);
    assert.equal((await codes(hooks(21))).length, 1);
    const mine = {name: 'mien', url: `${PUBLIC_URL}/h`, events: ['award.issued' as const]};
    await desk.world.ask('webhooks.create', mine, {token, ...own});
    assert.match((await codes(hooks(20))).join(), /WEBHOOK_LIMIT/);
    await desk.world.ask('webhooks.remove', {webhook: 'mien'}, {token, ...own});
    const origins = Array.from({length: 5000}, () => 'x');
    assert.equal((await plan(textOf({...structure, origins}))).problems.length <= 200, true);
  });

  it('keeps a membership that people made theirs to end', async () => {
    await desk.apply(({structures}) => {
      structures.push({
        ...{id: 'inae', name: 'INAE', kind: 'network', origins: [], badges: []},
        staff: [{email: 'admin@inae.example', name: 'Admin', roles: ['networkAdmin']}],
      } as unknown as (typeof structures)[number]);
    });
    const at = {structure: 'inae'};
    desk.world.clock.now = new Date(desk.world.clock.now.getTime() + 1000);
    const email = 'admin@inae.example';
    await desk.world.ask('signIn.sendCode', {...at, email}, own);
    const code = await desk.world.lastCode(email);
    const admin = (await desk.world.ask('signIn.withCode', {...at, email, code}, own)).value;
    await desk.world.ask('network.invite', {...at, member: STRUCTURE}, {token: admin.token, ...own});
    await desk.world.ask('networks.join', {network: 'inae'}, {token, ...own});
    const planned = await plan(textOf({...(await read()), network: 'inae'}));
    assert.deepEqual(
      planned.problems.map(({at: place, code: what}) => `${place} ${what}`),
      ['structures.0.network SET_ELSEWHERE'],
    );
    assert.deepEqual(changesOf(await plan(textOf(await read()))), []);
    assert.equal((await desk.world.ask('networks.leave', {network: 'inae'}, {token, ...own})).status, 204);
    await desk.apply();
  });

  it('keeps what is given on another platform too, and does not change it', async () => {
    const before = await read();
    const issuedThrough = {platform: 'obf' as const, alias: 'A1', badges: {un: 'B1'}};
    const add = await plan(textOf({...before, issuedThrough}));
    assert.deepEqual(
      add.problems.map(({at, code}) => `${at} ${code}`),
      ['structures.0.issuedThrough SET_ELSEWHERE'],
    );
    await desk.apply((plain) => Object.assign(plain.structures[0] ?? {}, {issuedThrough}));
    const structure = await read();
    assert.deepEqual(structure.issuedThrough, issuedThrough);
    const {issuedThrough: _, ...without} = structure;
    assert.deepEqual(changesOf(await plan(textOf(structure))), []);
    assert.equal((await plan(textOf(without))).problems[0]?.code, 'SET_ELSEWHERE');
  });
});
