import assert from 'node:assert/strict';
import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {type ObfEmulator, openObfEmulator} from '../../../../test/emulators/obf/emulator.js';
import {noFaults} from '../../../../test/emulators/obf/faults.js';
import type {Badge, Organisation} from '../../../../test/emulators/obf/records.js';
import {createFolder, type Folder} from '../../test/support.js';

const env = {PUBLIC_URL: 'http://localhost:8787'};

const image = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>';

/** A structure with one badge, which is given there as this one. */
const definitionWith = (theirs: string): string => `version: 1
structures:
  - id: saules
    name: Les Trois Saules
    kind: ACI
    badges:
      - id: equipe
        name: Travail en équipe
        description: Une phrase.
        criteria: [Je travaille avec d’autres.]
        image: badge.svg
        imageAlt: Un rond
        process: {mode: automaticOnRequest}
    issuedThrough:
      platform: obf
      badges: {equipe: ${theirs}}
`;

describe('pepites obf', () => {
  let folder: Folder;
  let obf: ObfEmulator;
  let inae: Organisation;
  let badge: Badge;
  let at = Date.parse('2026-11-20T10:00:00Z');
  before(async () => {
    folder = await createFolder();
    obf = await openObfEmulator({now: () => new Date(at)});
    inae = obf.platform.addOrganisation();
    const content = [{language: 'fr', name: 'Travail en équipe', description: 'd', criteria: 'c'}];
    badge = obf.platform.addBadge(inae.id, {content});
    obf.platform.issue({
      ...{organisation: inae.id, badge: badge.id, consumer: 'standalone'},
      recipients: [{email: 'inconnu@exemple.example', name: ''}],
    });
  });
  afterEach(() => Object.assign(obf.faults, noFaults()));
  after(async () => {
    await obf.close();
    await folder.remove();
  });

  const pepites = async (...args: (string | Record<string, string>)[]) => {
    at += 10_000;
    const words = args.filter((one) => typeof one === 'string');
    const more = args.filter((one) => typeof one === 'object');
    return folder.pepites(['obf', ...words], {
      env: {
        ...{...env, PEPITES_OBF_URL: obf.url},
        ...{PEPITES_OBF_CLIENT_ID: inae.id, PEPITES_OBF_CLIENT_SECRET: inae.secret},
        ...more[0],
      },
    });
  };

  it('prints what differs and keeps nothing with --dry-run; keeps it once without', async () => {
    for (let times = 0; times < 2; times++) {
      const {code, out, error} = await pepites('sync', '--dry-run');
      assert.equal(code, 0, error);
      assert.match(out, new RegExp(`^\\+ badge +${badge.id} Travail en équipe$`, 'm'));
      assert.match(out, /^2 differences, 0 unchanged, 1 badges of people without an account here$/m);
      assert.match(out, /^Nothing was kept\.$/m);
      assert.doesNotMatch(out, /inconnu/);
    }
    assert.match((await pepites('sync')).out, /^2 differences/m);
    assert.match((await pepites('sync')).out, /^0 differences, 2 unchanged, 1 badges/m);
  });

  it('makes the milestones that it has read key badges of a structure, where their badges are linked', async () => {
    const content = [{language: 'fr', name: 'Badge-clé', description: 'd', criteria: 'c'}];
    const {id: key} = obf.platform.addBadge(inae.id, {content});
    const milestone = obf.platform.addMilestone({
      ...{organisation: inae.id, badge: key, name: 'Cap sur la suite', minRequired: 0, required: [badge.id]},
    });
    await folder.write('pepites.yaml', definitionWith(badge.id));
    await folder.write('badge.svg', image);
    assert.equal((await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env})).code, 0);
    assert.match(
      (await pepites('sync')).out,
      new RegExp(`^\\+ key badge +${milestone.id} Cap sur la suite$`, 'm'),
    );
    const id = `obf-${milestone.id.toLowerCase()}`;
    const made = new RegExp(`\\+ badge +${id}\n[^]*\\+ pathway +${id}`);
    for (const more of [['--dry-run'], []]) {
      const {code, out, error} = await pepites('pathways', 'saules', ...more);
      assert.equal(code, 0, error);
      assert.match(out, made);
    }
    assert.match((await pepites('pathways', 'saules')).out, /Nothing to change/);
    assert.equal((await pepites('pathways')).code, 2);
    assert.equal((await pepites('pathways', 'nulle-part')).code, 1);
  });

  it('makes badges there with --push, once, tells it with --dry-run, and names what is left for a person', async () => {
    const makes = definitionWith(badge.id)
      .replace(/badges: \{equipe: \w+\}/, 'makes: [equipe]')
      .replace('name: Travail en équipe', 'name: À plusieurs');
    await folder.write('pepites.yaml', makes);
    await folder.write('badge.svg', image);
    const put = async (): Promise<void> =>
      assert.equal((await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env})).code, 0);
    await put();
    await pepites('sync');
    const made = (): Badge[] => [...obf.platform.badges.values()].filter(({isDraft}) => isDraft);
    for (const options of [['--dry-run'], ['--push', '--dry-run']]) {
      const {code, out, error} = await pepites('sync', ...options);
      assert.equal(code, 0, error);
      const told =
        /^\+ badge there +saules\/equipe À plusieurs \(new there; a draft: a person has to publish it there\)$/m;
      assert.match(out, told);
      assert.match(out, /^Nothing was kept\.$/m);
      assert.deepEqual(made(), []);
    }
    assert.doesNotMatch((await pepites('sync')).out, /badge there/);
    assert.match((await pepites('sync', '--push')).out, /^\+ badge there +saules\/equipe B\w+ À plusieurs/m);
    const [only, ...others] = made();
    assert.ok(only);
    assert.deepEqual(others, []);
    const again = await pepites('sync', '--push');
    assert.match(
      again.out,
      new RegExp(`^\\? badge there +saules/equipe ${only.id} À plusieurs \\(a draft`, 'm'),
    );
    assert.equal(again.code, 0);
    await folder.write('pepites.yaml', makes.replace('Une phrase.', 'Une autre phrase.'));
    await put();
    const changed = await pepites('sync', '--push');
    assert.equal(changed.code, 1);
    assert.match(changed.out, /^! badge there .*\(changed here: .*, CHANGE_BY_HAND; fr\.description\)$/m);
    assert.match(
      (await pepites('sync', '--push', {LANG: 'fr_FR.UTF-8'})).out,
      /^! badge là-bas .*\(modifié ici/m,
    );
    obf.platform.badges.delete(only.id);
    const gone = await pepites('sync', '--push');
    assert.match(gone.out, /GONE_THERE/);
    assert.deepEqual([gone.code, made()], [1, []]);
  });

  it('makes the other badges there where the image of one is not to be had here', async () => {
    const [head = '', ...others] = definitionWith(badge.id).split('      - id: equipe\n');
    const [body = '', ...tail] = others.join('').split('    issuedThrough:');
    const one = (id: string, name: string): string =>
      `      - id: ${id}\n${body}`.replace('Travail en équipe', name).replace('badge.svg', `${id}.svg`);
    const made = `${head}${one('perdu', 'Une image perdue')}${one('trouve', 'Une image trouvée')}    issuedThrough:${tail.join('')}`;
    await folder.write('pepites.yaml', made.replace(/badges: \{equipe: \w+\}/, 'makes: [perdu, trouve]'));
    const stored = join(folder.path, 'data', 'files', 'badges');
    const before = new Set(await readdir(stored));
    await folder.write('perdu.svg', image.replace('r="4"', 'r="3"'));
    await folder.write('trouve.svg', image);
    const applied = await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env});
    assert.equal(applied.code, 0, applied.error);
    for (const name of await readdir(stored)) if (!before.has(name)) await rm(join(stored, name));
    const {code, out, error} = await pepites('sync', '--push');
    assert.equal(code, 1, error);
    assert.match(out, /^! badge there +saules\/perdu Une image perdue \(.*, IMAGE_UNREADABLE\)$/m);
    assert.match(out, /^\+ badge there +saules\/trouve B\w+ Une image trouvée/m);
    assert.match(out, /differences/);
    // As the sentence says.
    const again = await folder.pepites(['apply', 'pepites.yaml'], {env});
    assert.equal(again.code, 0, again.error);
    assert.match(
      (await pepites('sync', '--push')).out,
      /^\+ badge there +saules\/perdu B\w+ Une image perdue/m,
    );
  });

  it('makes badges there, too, when the limit of calls ends the reading', async () => {
    const makes = definitionWith(badge.id)
      .replace(/badges: \{equipe: \w+\}/, 'makes: [limite]')
      .replace('id: equipe', 'id: limite')
      .replace('name: Travail en équipe', 'name: Avant la limite');
    await folder.write('pepites.yaml', makes);
    const applied = await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env});
    assert.equal(applied.code, 0, applied.error);
    obf.faults.limited = /\/(?:event|issue)/;
    const {code, out, error} = await pepites('sync', '--push');
    assert.equal(code, 1);
    assert.match(error, /RATE_LIMITED/);
    assert.match(out, /^\+ badge there +saules\/limite B\w+ Avant la limite/m);
  });

  it('reads all that was issued there, too, when nothing can be made there', async () => {
    const makes = definitionWith(badge.id)
      .replace(/badges: \{equipe: \w+\}/, 'makes: [refuse]')
      .replace('id: equipe', 'id: refuse')
      .replace('name: Travail en équipe', 'name: Jamais faite');
    await folder.write('pepites.yaml', makes);
    const applied = await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env});
    assert.equal(applied.code, 0, applied.error);
    obf.faults.broken = /^POST .*badge/;
    const before = obf.calls.length;
    const {code, error} = await pepites('sync', '--push');
    assert.equal(code, 1);
    assert.match(error, /PLATFORM_DOWN/);
    assert.ok(
      obf.calls.slice(before).some((call) => /^GET .*event/.test(call)),
      'what was issued is read',
    );
  });

  it('says why it stops, and that what was read is kept', async () => {
    obf.faults.isUnavailable = true;
    const {code, error} = await pepites('sync');
    assert.equal(code, 1);
    assert.match(error, /the platform is down \(PLATFORM_DOWN\)/);
    assert.match(error, /What was done is kept\. Run the command again for the rest/);
  });

  it('names a milestone that cannot be read, reads the others, and ends with 1', async () => {
    const content = [{language: 'fr', name: 'Une autre clé', description: 'd', criteria: 'c'}];
    const {id: key} = obf.platform.addBadge(inae.id, {content});
    const good = obf.platform.addMilestone({
      ...{organisation: inae.id, badge: key, name: 'Une autre clé', minRequired: 0, required: [badge.id]},
    });
    const strange = obf.platform.addMilestone({
      ...{organisation: inae.id, badge: key, name: 'Étrange', minRequired: -1, required: [badge.id]},
    });
    try {
      const {code, out} = await pepites('sync');
      assert.equal(code, 1);
      assert.match(out, new RegExp(`^\\+ key badge +${good.id} Une autre clé$`, 'm'));
      assert.match(
        out,
        new RegExp(`^! key badge +${strange.id} an answer that makes no sense \\(UNEXPECTED_REPLY\\)$`, 'm'),
      );
      assert.match(out, /differences/);
    } finally {
      obf.platform.milestones.delete(strange.id);
    }
    assert.equal((await pepites('sync')).code, 0);
  });

  it('tells what was given there, and tries again what was refused', async () => {
    assert.deepEqual(await pepites('status'), {code: 0, out: '', error: ''});
    assert.equal((await pepites('status', '--json')).out, '[]\n');
    assert.equal((await pepites('retry')).out, '0\n');
    assert.equal((await pepites('publish')).code, 2);
  });
});
