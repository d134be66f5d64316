import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Definition} from '@pepites/recognition';
import {unzipSync} from 'fflate';
import {parse} from 'yaml';
import {openLeadWorld, type LeadWorld, picture} from '../../test/lead.js';
import {STRUCTURE} from '../../test/world.js';

type Structure = Definition['structures'][number];

describe('a definition that a lead changes', () => {
  let desk: LeadWorld;
  let token: string;
  before(async () => {
    desk = await openLeadWorld();
    token = (await desk.signInLead()).token;
  });
  after(() => desk.world.close());

  const read = async (): Promise<Structure> => {
    const [structure] = (await desk.world.ask('definition.get', {}, {token})).value.definition.structures;
    assert.ok(structure);
    return structure;
  };
  const textOf = (structure: object): string => JSON.stringify({version: 1, structures: [structure]});
  type Images = {path: string; image: string}[];
  const plan = async (text: string, images: Images = []) =>
    (await desk.world.ask('definition.plan', {text, images}, {token})).value;
  const apply = async (text: string, mark: string, images: Images = []) =>
    desk.world.ask('definition.apply', {text, images, mark}, {token});
  const changesOf = ({lines}: Awaited<ReturnType<typeof plan>>) =>
    lines.filter(({action}) => action !== 'keep').map(({action, kind, id}) => `${action} ${kind} ${id}`);
  const codesOf = ({problems}: Awaited<ReturnType<typeof plan>>) =>
    problems.map(({code, line, column}) => `${line}:${column} ${code}`);

  it('is the same to the backend as it was exported, as JSON and as the file of the ZIP', async () => {
    const unchanged = await plan(textOf(await read()));
    assert.deepEqual([changesOf(unchanged), unchanged.problems], [[], []]);
    const reply = await desk.world.fetch(`/structures/${STRUCTURE}/definition/file`, {
      headers: {authorization: `Bearer ${token}`, origin: 'https://saules.example'},
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
    const {items} = (await desk.world.ask('audit.list', {}, {token})).value;
    assert.ok(items.some(({act}) => act === 'definition.applied'));
    await desk.apply();
  });

  it('is not applied over what somebody changed after the plan was made', async () => {
    const structure = await read();
    const text = textOf({...structure, url: 'https://saules.example'});
    const {mark} = await plan(text);
    await desk.world.ask('badges.retire', {badge: 'deux'}, {token});
    assert.equal((await apply(text, mark)).problem?.code, 'REVISION_CHANGED');
    await desk.world.ask('badges.retire', {badge: 'deux', isRetired: false}, {token});
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
    const refused = await desk.world.ask('definition.plan', {text: hidden}, {token});
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
