/** Badges of here are made at Open Badge Factory as drafts, once each, follow what is changed here where its API can, and are given there once they are published. */
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {type BadgeKeeper, ObfError, readObf, writeObf} from '@pepites/connectors';
import type {Badge} from '../emulators/obf/records.ts';
import {type ChangeDefinition, leadEmail, type ObfWorld, openObfWorld} from './obf-world.ts';

const structure = 'les-trois-saules';

type Plain = Parameters<ChangeDefinition>[0];

const badgeIn = (plain: Plain, id: string): Record<string, unknown> => {
  const badge = plain.structures[0]?.badges.find((one) => one['id'] === id);
  assert.ok(badge);
  return badge;
};

for (const dialect of ['v2', 'v1'] as const) {
  describe(`badges made at Open Badge Factory, ${dialect}`, () => {
    let all: ObfWorld;
    /** By their ids here, as the definition has them. */
    const changes = new Map<string, Record<string, unknown>>();
    let makes: string[] = [];

    before(async () => {
      all = await openObfWorld(dialect);
    });
    beforeEach(() => all.mend());
    after(async () => all.close());

    /** What the definition says by now: badges that are made there, some in other words. */
    const define = async (
      change: {makes?: string[]; words?: Record<string, Record<string, unknown>>} = {},
    ) => {
      makes = change.makes ?? makes;
      for (const id of makes) if (!changes.has(id)) changes.set(id, {});
      for (const [id, words] of Object.entries(change.words ?? {}))
        changes.set(id, {...changes.get(id), ...words});
      await all.apply(
        {soutien: all.support.id},
        (plain) => {
          for (const id of new Set([...changes.keys(), ...makes]))
            if (!plain.structures[0]?.badges.some((one) => one['id'] === id))
              plain.structures[0]?.badges.push({...badgeIn(plain, 'un'), id, name: `Badge ${id}`});
          for (const [id, words] of changes) Object.assign(badgeIn(plain, id), words);
        },
        makes,
      );
    };
    const keeper = (instead: Partial<BadgeKeeper> = {}): BadgeKeeper => {
      const {backend} = all.world;
      return {
        noteMaking: async (input) => backend.noteMaking({...input, platform: 'obf'}),
        noteNotMade: async (input) => backend.noteNotMade({...input, platform: 'obf'}),
        noteMade: async (input) => backend.noteMade({...input, platform: 'obf'}),
        ...instead,
      };
    };
    /** What was done, or would be: `make un`, `leave un CHANGED_THERE fr.name`. */
    const push = async ({
      dryRun = false,
      instead = {},
    }: {dryRun?: boolean; instead?: Partial<BadgeKeeper>} = {}) => {
      const lines: string[] = [];
      const toMake = await all.world.backend.badgesToMake({platform: 'obf'});
      for await (const {badge, action, code, members} of writeObf(all.client, toMake, {
        ...(!dryRun && {keeper: keeper(instead)}),
      }))
        lines.push([action, badge, ...(code === undefined ? [] : [code]), ...(members ?? [])].join(' '));
      return lines;
    };
    const sync = async (): Promise<string[]> => {
      const lines: string[] = [];
      for await (const part of readObf(all.client)) {
        const taken = await all.world.backend.takeUp({...part, platform: 'obf', dryRun: false});
        lines.push(...taken.changes.map((one) => [one.part, one.action, ...(one.changes ?? [])].join(' ')));
      }
      return lines;
    };
    /** There, and not deleted. */
    const named = (name: string): Badge[] =>
      [...all.obf.platform.badges.values()].filter(
        (one) => !one.isDeleted && one.content.some((words) => words.name === name),
      );
    const only = (name: string): Badge => {
      const [first, ...others] = named(name);
      assert.ok(first, name);
      assert.deepEqual(others, []);
      return first;
    };
    const edit = ({id}: Badge, words: Partial<Badge['content'][number]>): void => {
      const badge = all.obf.platform.badges.get(id);
      assert.ok(badge);
      all.obf.platform.badges.set(id, {...badge, content: badge.content.map((one) => ({...one, ...words}))});
    };
    const posts = (): string[] => all.obf.calls.filter((call) => !call.startsWith('GET '));
    const fails = async (code: string, work: Promise<unknown>): Promise<void> =>
      assert.rejects(work, (error: unknown) => {
        assert.ok(error instanceof ObfError, String(error));
        assert.equal(error.code, code);
        return true;
      });

    it('are told and not made by a dry run', async () => {
      await define({
        makes: ['deux'],
        words: {
          deux: {
            ...{name: {fr: 'Travail en équipe', en: 'Team work'}, description: {fr: 'Une.', en: 'One.'}},
            ...{
              criteria: [{fr: 'J’aide & j’écoute.', en: 'I help.'}],
              imageAlt: {fr: 'Un rond', en: 'A disc'},
            },
          },
        },
      });
      all.obf.calls.length = 0;
      assert.deepEqual(await push({dryRun: true}), ['make deux']);
      assert.deepEqual(await push({dryRun: true}), ['make deux']);
      assert.deepEqual(
        posts().filter((call) => !call.includes('/oauth2/')),
        [],
      );
      assert.deepEqual(named('Travail en équipe'), []);
    });

    it('are made once, as drafts, with their words and image, and linked', async () => {
      assert.deepEqual(await push(), ['make deux']);
      assert.deepEqual(await push(), ['keep deux']);
      const made = only('Travail en équipe');
      assert.equal(made.isDraft, true);
      assert.match(made.image, /^data:image\/png;base64,\w/);
      assert.deepEqual(
        made.content.map(({language, description, criteria}) => [language, description, criteria]),
        dialect === 'v2'
          ? [
              ['fr', 'Une.', '- J’aide & j’écoute.'],
              ['en', 'One.', '- I help.'],
            ]
          : [['fr', 'Une.', '<ul><li>J’aide &#38; j’écoute.</li></ul>']],
      );
      assert.deepEqual(made.aliases, dialect === 'v2' ? ['Saules'] : []);
      assert.deepEqual(await sync(), ['badges create', 'badges create']);
      const {token} = await all.world.signIn(leadEmail);
      const {badges} = (await all.world.ask('elsewhere.get', {structure}, {token})).value;
      assert.deepEqual(
        badges.map(({badge, theirBadge, isDraft}) => [badge, theirBadge, isDraft]),
        [
          ['deux', made.id, true],
          ['soutien', all.support.id, undefined],
        ],
      );
    });

    it('wait with a code as long as they are drafts there, and are given once a sync has seen them published', async () => {
      const draft = only('Travail en équipe');
      const given = await all.accept(await askedFor('deux'));
      for (let times = 0; times < 2; times++) {
        await all.world.backend.tendElsewhere();
        const {state, code} = (await all.of(given.award)) ?? {};
        assert.deepEqual([state, code], ['waiting', 'BADGE_IS_DRAFT']);
        assert.equal(await all.world.backend.retryElsewhere(), 1);
      }
      assert.deepEqual(all.issuedTo(given.email), []);
      const found = (await all.world.backend.examine()).find(({check}) => check === 'elsewhere');
      assert.match(found?.detail ?? '', /1 badges could not be given[^]*BADGE_IS_DRAFT/);
      const badge = all.obf.platform.badges.get(draft.id);
      assert.ok(badge);
      badge.isDraft = false;
      await all.world.backend.tendElsewhere();
      assert.deepEqual(all.issuedTo(given.email), []);
      assert.deepEqual(await sync(), ['badges update isDraft']);
      await all.world.backend.tendElsewhere();
      assert.equal((await all.of(given.award))?.state, 'issued');
      assert.deepEqual(
        all.issuedTo(given.email).map(({event}) => event.badge),
        [draft.id],
      );
    });

    it('follow what is changed here, or say what is to be done there by hand; what else was set there stays', async () => {
      const before = only('Travail en équipe');
      all.obf.platform.badges.set(before.id, {...before, category: ['Savoir-être'], expires: 12});
      await define({words: {deux: {description: {fr: 'Autrement.', en: 'One.'}}}});
      const isChanged = dialect === 'v1';
      const told = isChanged ? 'change deux description' : 'leave deux CHANGE_BY_HAND fr.description';
      assert.deepEqual(await push({dryRun: true}), [told]);
      assert.equal(only('Travail en équipe').content[0]?.description, 'Une.');
      assert.deepEqual(await push(), [told]);
      const {content, category, expires, isDraft, ctime} = only('Travail en équipe');
      assert.equal(content[0]?.description, isChanged ? 'Autrement.' : 'Une.');
      assert.deepEqual([category, expires, isDraft, ctime], [['Savoir-être'], 12, false, before.ctime]);
      if (!isChanged)
        all.obf.platform.badges.set(before.id, {
          ...only('Travail en équipe'),
          content: content.map((one) => (one.language === 'fr' ? {...one, description: 'Autrement.'} : one)),
        });
      assert.deepEqual(await push(), ['keep deux']);
    });

    it('are never written over where somebody there has changed them', async () => {
      await define({makes: ['deux', 'cote']});
      assert.deepEqual(await push(), ['make cote', 'keep deux']);
      const made = only('Badge cote');
      const member = dialect === 'v2' ? 'fr.description' : 'description';
      edit(made, {description: 'Leurs mots.'});
      const told = `leave cote CHANGED_THERE ${member}`;
      const linesOf = async () => (await push()).filter((line) => line.includes('cote'));
      assert.deepEqual(await linesOf(), [told]);
      await define({words: {cote: {description: 'Nos mots.'}}});
      assert.deepEqual(await linesOf(), [told]);
      await define({words: {cote: {name: 'Un autre nom'}}});
      assert.deepEqual(await linesOf(), [told]);
      assert.equal(only('Badge cote').content[0]?.description, 'Leurs mots.');
      await define({words: {cote: {name: 'Badge cote', description: 'Leurs mots.'}}});
      assert.deepEqual(await linesOf(), ['keep cote']);
      await define({words: {cote: {description: 'Nos mots.'}}});
      const [line] = await linesOf();
      assert.equal(line, dialect === 'v1' ? `change cote ${member}` : `leave cote CHANGE_BY_HAND ${member}`);
    });

    it('are not made again when somebody there deletes them, before the definition says so anew', async () => {
      await define({makes: ['deux', 'efface']});
      await push();
      const waits = await all.accept(await askedFor('efface'));
      await all.world.backend.tendElsewhere();
      only('Badge efface').isDeleted = true;
      const linesOf = async () => (await push()).filter((line) => line.includes('efface'));
      assert.deepEqual(await linesOf(), ['leave efface GONE_THERE']);
      assert.deepEqual(named('Badge efface'), []);
      await define({makes: ['deux']});
      await define({makes: ['deux', 'efface']});
      assert.deepEqual(await linesOf(), ['make efface']);
      const badge = all.obf.platform.badges.get(only('Badge efface').id);
      assert.ok(badge);
      badge.isDraft = false;
      await sync();
      await all.world.backend.tendElsewhere();
      assert.equal((await all.of(waits.award))?.state, 'issued', 'also what waited for the one before');
    });

    it('are waited for only where they were made from here: one that was linked is given as soon as it can be', async () => {
      await define({makes: ['deux']});
      const linked = all.obf.platform.badges.get(all.support.id);
      assert.ok(linked);
      linked.isDraft = true;
      await sync();
      linked.isDraft = false;
      const given = await all.give('soutien');
      await all.world.backend.tendElsewhere();
      assert.equal((await all.of(given.award))?.state, 'issued');
      assert.deepEqual((await sync()).includes('badges update isDraft'), true);
    });

    it('are found again, and not made twice, when the answer was lost', async () => {
      await define({makes: ['perdu']});
      all.obf.faults.lostReplies = 1;
      await fails('UNREACHABLE', push());
      edit(only('Badge perdu'), {name: 'Renommé là-bas'});
      const name = dialect === 'v2' ? 'fr.name' : 'name';
      assert.deepEqual(await push({dryRun: true}), ['find perdu']);
      assert.deepEqual(await push(), ['find perdu']);
      assert.deepEqual(named('Badge perdu'), []);
      assert.deepEqual(await push(), ['keep perdu']);
      // What differs since it was found stays as it is there, also when something else is changed here.
      await define({words: {perdu: {description: 'Autrement.'}}});
      const told =
        dialect === 'v1' ? 'change perdu description' : 'leave perdu CHANGE_BY_HAND fr.description';
      assert.deepEqual(await push(), [told]);
      const [words] = only('Renommé là-bas').content;
      assert.equal(words?.description === 'Autrement.', dialect === 'v1');
      edit(only('Renommé là-bas'), {name: 'Encore autrement'});
      const [line] = await push();
      assert.match(line ?? '', new RegExp(`^leave perdu CHANGED_THERE ${name}`));
    });

    it('are found again under another name, after they were out of the definition', async () => {
      await define({makes: ['retour']});
      assert.deepEqual(await push(), ['make retour']);
      edit(only('Badge retour'), {name: 'Un nom de là-bas'});
      await define({makes: ['deux']});
      await define({makes: ['retour']});
      const name = dialect === 'v2' ? 'fr.name' : 'name';
      assert.deepEqual(await push(), [`leave retour CHANGED_THERE ${name}`]);
      assert.deepEqual(named('Badge retour'), []);
      only('Un nom de là-bas');
    });

    it('are not made by whoever looked before another one tried', async () => {
      await define({makes: ['lent']});
      all.obf.faults.isUnavailable = true;
      await fails('PLATFORM_DOWN', push());
      all.mend();
      all.wait(1000);
      const other: Partial<BadgeKeeper> = {
        noteMaking: async (input) => {
          all.obf.faults.lostReplies = 1;
          await fails('UNREACHABLE', push());
          return keeper().noteMaking(input);
        },
      };
      assert.deepEqual(await push({instead: other}), ['leave lent BUSY']);
      assert.deepEqual(await push(), ['find lent']);
      only('Badge lent');
    });

    it('are found again, and not made twice, when the process died before it kept the id', async () => {
      await define({makes: ['meurt']});
      const dies = async (): Promise<never> => Promise.reject(new Error('killed'));
      await assert.rejects(push({instead: {noteMade: dies, noteNotMade: dies}}), /killed/);
      assert.equal(named('Badge meurt').length, 1);
      assert.deepEqual(await push(), ['find meurt']);
      only('Badge meurt');
    });

    it('wait for whoever died before sending, and are made then', async () => {
      await define({makes: ['avant']});
      const dies = async (input: Parameters<BadgeKeeper['noteMaking']>[0]): Promise<never> => {
        await keeper().noteMaking(input);
        throw new Error('killed');
      };
      await assert.rejects(push({instead: {noteMaking: dies}}), /killed/);
      assert.deepEqual(await push(), ['leave avant BUSY']);
      all.wait(120_000);
      assert.deepEqual(await push(), ['make avant']);
      only('Badge avant');
    });

    it('are made once by two at the same time', async () => {
      await define({makes: ['ensemble']});
      const lines = (await Promise.all([push(), push()])).flat();
      assert.equal(lines.filter((line) => line === 'make ensemble').length, 1, lines.join(', '));
      only('Badge ensemble');
    });

    it('are made whatever becomes of the token meanwhile, and go on after a rate limit', async () => {
      await define({makes: ['jeton-1', 'jeton-2', 'jeton-3']});
      all.wait(20_000);
      all.obf.faults.tokensEndAfterCalls = 4;
      assert.deepEqual(await push(), ['make jeton-1', 'make jeton-2', 'make jeton-3']);
      await define({makes: ['limite-1', 'limite-2']});
      const limits: Partial<BadgeKeeper> = {
        noteMaking: async (input) => {
          if (input.badge === 'limite-2') all.obf.faults.tooManyCalls = 1;
          return keeper().noteMaking(input);
        },
      };
      await fails('RATE_LIMITED', push({instead: limits}));
      assert.deepEqual(named('Badge limite-2'), []);
      assert.deepEqual(await push(), ['keep limite-1', 'make limite-2']);
      for (const id of ['jeton-1', 'jeton-2', 'jeton-3', 'limite-1', 'limite-2']) only(`Badge ${id}`);
    });

    it('are not made beside a badge of the same name that somebody made there', async () => {
      const content = [{language: 'fr', name: ' badge À la main', description: 'd', criteria: 'c'}];
      all.obf.platform.addBadge(all.inae.id, {content});
      await define({makes: ['main', 'libre'], words: {main: {name: 'Badge à la main'}}});
      assert.deepEqual(await push(), ['make libre', 'leave main NAME_THERE']);
      assert.deepEqual(named('Badge à la main'), []);
    });

    const askedFor = async (badge: string) => {
      const email = `demande-${badge}@exemple.example`;
      const {token} = await all.world.signIn(email);
      const request = await all.world.submit(token, badge);
      await all.world.accept({token: await all.examinersToken()}, request);
      await all.world.backend.drainOutbox();
      const [award] = (await all.world.ask('me.awards', {}, {token})).value.items;
      return {email, token, award: award?.id ?? ''};
    };
  });
}
