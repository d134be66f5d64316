/** A definition names the badges that are made at Open Badge Factory, and who looks after each of them from then on. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {writeObf} from '@pepites/connectors';
import {openObfWorld} from './obf-world.ts';

describe('a definition that names badges to be made on another platform', () => {
  it('names each once, those that people ask for alone, and leaves what was made where it is', async () => {
    const all = await openObfWorld('v2');
    const {world, obf, client} = all;
    try {
      await assert.rejects(
        all.apply({un: 'B1'}, undefined, ['un', 'deux', 'deux', 'cle', 'absent']),
        (error) => {
          const {problems} = error as {problems: {at: string; code: string}[]};
          const at = 'structures.0.issuedThrough.makes';
          assert.deepEqual(
            problems.map((one) => [one.at, one.code]),
            [
              [`${at}.0`, 'ID_REPEATS'],
              [`${at}.2`, 'ID_REPEATS'],
              [`${at}.3`, 'WRONG_MODE'],
              [`${at}.4`, 'BADGE_UNKNOWN'],
            ],
          );
          return true;
        },
      );
      const lines = async (badges: Record<string, string>, makes?: string[]) => {
        const plan = (await all.apply(badges, undefined, makes)) as {
          lines: {kind: string; action: string; id: string}[];
        };
        return plan.lines
          .filter(({kind}) => kind === 'issuedThrough')
          .map(({action, id}) => `${action} ${id}`);
      };
      const push = async (): Promise<string[]> => {
        const toMake = await world.backend.badgesToMake({platform: 'obf'});
        const said: string[] = [];
        const on = {platform: 'obf'} as const;
        const written = writeObf(client, toMake, {
          keeper: {
            noteMaking: async (input) => world.backend.noteMaking({...input, ...on}),
            noteNotMade: async (input) => world.backend.noteNotMade({...input, ...on}),
            noteMade: async (input) => world.backend.noteMade({...input, ...on}),
          },
        });
        for await (const {action, badge, code = ''} of written)
          said.push(`${action} ${badge} ${code}`.trim());
        return said;
      };
      assert.deepEqual(await lines({}, ['deux']), ['create deux', 'remove soutien', 'remove un']);
      assert.deepEqual(await push(), ['make deux']);
      assert.deepEqual(await lines({}, ['deux']), ['keep deux']);
      const made = [...obf.platform.badges.values()].find(({isDraft}) => isDraft);
      assert.ok(made);
      // From then on somebody there looks after it.
      assert.deepEqual(await lines({deux: made.id}), ['keep deux']);
      assert.deepEqual(await push(), []);
      assert.deepEqual(await lines({}, ['deux']), ['create deux']);
      assert.deepEqual(await push(), ['find deux']);
      assert.deepEqual(await lines({}), ['remove deux']);
      assert.equal(obf.platform.badges.get(made.id)?.isDeleted, false);
    } finally {
      await all.close();
    }
  });
});
