import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createFolder, pixel, type Folder} from '../test/support.js';
import {DefinitionFileError, readDefinitionFile} from './definition-file.js';

const head = `version: 1
structures:
  - id: trois-saules
    name: Les Trois Saules
    kind: ACI
    badges:
`;

const badge = (id: string, process: string, image = 'badge.svg') => `      - id: ${id}
        name: Un badge
        description: Une phrase.
        criteria: [Être à l’heure]
        image: ${image}
        imageAlt: Un rond
        process: ${process}
`;

describe('readDefinitionFile', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('badge.svg', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>');
    await folder.write('badge.png', pixel);
    await folder.write('photo.png', 'JFIF');
  });
  after(() => folder.remove());

  const read = async (yaml: string, language: 'fr' | 'en' = 'en') =>
    readDefinitionFile(await folder.write('pepites.yaml', yaml), language);

  const linesOf = async (yaml: string, language: 'fr' | 'en' = 'en') => {
    try {
      await read(yaml, language);
    } catch (error) {
      assert.ok(error instanceof DefinitionFileError, String(error));
      return error.lines;
    }
    return [];
  };

  it('gives the definition, with defaults, and its images', async () => {
    const {definition, images} = await read(head + badge('un', '{mode: automaticOnRequest}'));
    assert.deepEqual([...images.keys()], ['badge.svg']);
    const [structure] = definition.structures;
    assert.deepEqual(structure?.badges[0]?.name, {fr: 'Un badge'});
    assert.deepEqual(structure.pathways, []);
  });

  it('says line and column of what is not YAML', async () => {
    const [line] = await linesOf('version: 1\nstructures: [\n');
    assert.match(line ?? '', /^pepites\.yaml:3:1: this is not YAML: .* \(YAML_SYNTAX\)$/);
    assert.match((await linesOf('a: 1\na: 2\n'))[0] ?? '', /^pepites\.yaml:2:1: .*\(YAML_SYNTAX\)$/);
  });

  it('names every problem in one list, in the order of the file', async () => {
    const yaml =
      head.replace('ACI', 'PLANET') +
      badge('Un Badge', '{mode: automatic}').replace('description:', 'descripton:');
    const lines = await linesOf(yaml);
    assert.deepEqual(
      lines.map((line) => line.replace(/^(pepites\.yaml:\d+:\d+): .*(\(\w+\))$/, '$1 $2')),
      [
        'pepites.yaml:5:5 (VALUE_INVALID)',
        'pepites.yaml:7:9 (VALUE_INVALID)',
        'pepites.yaml:7:9 (MEMBER_MISSING)',
        'pepites.yaml:9:9 (MEMBER_UNKNOWN)',
        'pepites.yaml:13:19 (VALUE_INVALID)',
      ],
    );
  });

  it('follows the names that badges, key badges, pathways and platforms use; those that are not here may be a network’s', async () => {
    const lines = await linesOf(
      `${head}${badge('un', '{mode: automaticOnRequest}')}${badge('cle', '{mode: keyBadge, minRequired: 3, requires: [{badge: un}, {badge: deux}]}')}${badge('un', '{mode: selfCreated}')}    pathways:
      - id: chemin
        title: Mon chemin
        steps:
          - {id: a, kind: badge, badge: trois}
          - {id: b, kind: badge, badge: un}
        edges:
          - {from: a, to: b, kind: requires}
          - {from: b, to: a, kind: requires}
    platforms:
      - {id: cours, name: Cours, badges: [un, quatre], publicKey: {kty: OKP, d: secret}}
`,
    );
    assert.deepEqual(
      lines.map((line) => line.replace(/^pepites\.yaml:(\d+):\d+: (.*) \((\w+)\)$/, '$1 $3 $2')),
      [
        '20 KEY_CANNOT_BE_MET minRequired is more than the 2 badges listed',
        '21 ID_REPEATS "un" is already used above',
        '36 PATHWAY_CYCLE the steps go round in a circle: a → b → a',
        '38 WRONG_MODE the badge "un" is not earned by criteria (mode: onCriteria), so no platform can report for it',
        '38 PRIVATE_KEY this is a private key: write the public one, and replace this one, since it was shown',
      ],
    );
  });

  it('finds key badges that need each other', async () => {
    const lines = await linesOf(
      head +
        badge('a', '{mode: keyBadge, requires: [{badge: b}]}') +
        badge('b', '{mode: keyBadge, requires: [{badge: a}]}'),
    );
    assert.deepEqual(lines, ['pepites.yaml:13:35: this key badge needs itself: a → b → a (KEY_CYCLE)']);
  });

  it('looks at the images, not only at their names', async () => {
    const automatic = '{mode: automaticOnRequest}';
    const lines = await linesOf(
      head +
        badge('un', automatic, 'badge.png') +
        badge('deux', automatic, 'absent.svg') +
        badge('trois', automatic, 'photo.png') +
        badge('quatre', automatic, 'badge.gif'),
    );
    assert.deepEqual(
      lines.map((line) => /\((\w+)\)$/.exec(line)?.[1]),
      ['IMAGE_MISSING', 'IMAGE_TYPE', 'IMAGE_TYPE'],
    );
  });

  it('says it in French', async () => {
    const [line] = await linesOf('version: 1\n', 'fr');
    assert.equal(line, 'pepites.yaml:1:1: il manque «\u00a0structures\u00a0» ici (MEMBER_MISSING)');
  });

  it('bounds aliases that multiply', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [i, name] of ['b', 'c', 'd', 'e', 'f', 'g'].entries()) {
      const before = String.fromCharCode(97 + i);
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    assert.match((await linesOf(bomb.join('\n')))[0] ?? '', /YAML_SYNTAX/);
  });
});
