/** Milestones of Open Badge Factory are read and kept, and become key badges of a structure, with the pathways that lead to them. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {readObf} from '@pepites/connectors';
import type {Milestone} from '../emulators/obf/records.ts';
import {type ObfWorld, openObfWorld} from './obf-world.ts';

const structure = 'les-trois-saules';

for (const dialect of ['v2', 'v1'] as const) {
  describe(`milestones of Open Badge Factory, ${dialect}`, () => {
    let all: ObfWorld;
    let second: string;
    let key: string;
    let milestone: Milestone;
    let id: string;
    before(async () => {
      all = await openObfWorld(dialect);
      const {obf, inae, theirs, support} = all;
      second = all.addBadge().id;
      key = obf.platform.addBadge(inae.id, {
        content: [{language: 'fr', name: 'Cap sur la suite', description: 'Le badge-clé.', criteria: '…'}],
      }).id;
      await all.apply({un: theirs.id, deux: second, soutien: support.id});
      milestone = addMilestone([theirs.id, second]);
      id = `obf-${milestone.id.toLowerCase()}`;
    });
    after(async () => all.close());

    const addMilestone = (required: readonly string[], minRequired = 0): Milestone =>
      all.obf.platform.addMilestone({
        ...{organisation: all.inae.id, badge: key, name: 'Cap sur la suite', minRequired, required},
      });
    const sync = async ({dryRun = false} = {}): Promise<string[]> => {
      const changes: string[] = [];
      for await (const part of readObf(all.client)) {
        const taken = await all.world.backend.takeUp({...part, platform: 'obf', dryRun});
        for (const one of taken.changes)
          if (one.part === 'milestones')
            changes.push([one.action, one.id, one.name, ...(one.changes ?? [])].join(' '));
      }
      return changes;
    };
    const toDraw = async () => all.world.backend.milestonesToDraw({platform: 'obf', structure});
    const draw = async ({dryRun = false} = {}) => {
      const images: Record<string, string> = {};
      for (const {milestone: one, badge} of await toDraw())
        images[one] = (await all.client.badge(badge)).image.replace(/^[^,]*,/, '');
      const {plan, undrawn} = await all.world.backend.drawMilestones({
        ...{platform: 'obf', structure, images, dryRun},
      });
      const lines = plan.lines
        .filter(({action}) => action !== 'keep')
        .map(({action, kind, id: about, changes}) => [action, kind, about, ...(changes ?? [])].join(' '));
      return {lines, undrawn};
    };
    const pathway = async () => (await all.world.ask('pathways.get', {pathway: id})).value;

    it('are told by nobody as long as nobody has one of their badges', async () => {
      assert.deepEqual(await sync(), []);
      assert.deepEqual(await toDraw(), []);
    });

    it('are found by a badge that somebody has, told and not kept by a dry run, and kept once', async () => {
      all.obf.platform.issue({
        ...{organisation: all.inae.id, badge: all.theirs.id, consumer: 'standalone'},
        recipients: [{email: 'inconnu@exemple.example', name: ''}],
      });
      const created = [`create ${milestone.id} Cap sur la suite`];
      assert.deepEqual(await sync({dryRun: true}), created);
      assert.deepEqual(await sync(), created);
      assert.deepEqual(await sync(), []);
    });

    it('are found however long ago their badges were given', async () => {
      all.wait(86_400_000);
      const found: string[] = [];
      for await (const part of readObf(all.client, {since: all.world.clock.now}))
        if (part.part === 'milestones') found.push(...part.items.map((one) => one.id));
      assert.deepEqual(found, [milestone.id]);
    });

    it('become a key badge with its pathway, which a dry run tells and does not make', async () => {
      assert.deepEqual(await toDraw(), [{milestone: milestone.id, badge: key}]);
      const made = {lines: [`create badge ${id}`, `create pathway ${id}`], undrawn: []};
      assert.deepEqual(await draw({dryRun: true}), made);
      assert.equal((await all.world.ask('pathways.get', {pathway: id})).problem?.code, 'PATHWAY_UNKNOWN');
      assert.deepEqual(await draw(), made);
      const {title, steps, edges} = await pathway();
      assert.deepEqual(title, {fr: 'Cap sur la suite'});
      assert.deepEqual(
        steps.map((step) => step.id),
        ['un', 'deux', id],
      );
      assert.deepEqual(
        edges.map(({from, to, kind}) => `${from} ${kind} ${to}`),
        [`un requires ${id}`, `deux requires ${id}`],
      );
      const badge = (await all.world.ask('badges.get', {badge: id})).value;
      assert.deepEqual(
        [badge.name.fr, badge.description.fr, badge.mode],
        ['Cap sur la suite', 'Le badge-clé.', 'keyBadge'],
      );
      assert.deepEqual(
        badge.criteria.map(({fr}) => fr),
        ['Avoir le badge « Badge un ».', 'Avoir le badge « Badge deux ».'],
      );
    });

    it('are made once, and follow what changes there; a published pathway gets a new version', async () => {
      assert.deepEqual(await draw(), {lines: [], undrawn: []});
      all.obf.platform.milestones.set(milestone.id, {...milestone, minRequired: 1});
      assert.deepEqual(await sync(), [`update ${milestone.id} Cap sur la suite minRequired`]);
      assert.deepEqual((await draw()).lines, [
        `update badge ${id} criteria process`,
        `update pathway ${id} edges, steps, version`.replaceAll(',', ''),
      ]);
      const {criteria} = (await all.world.ask('badges.get', {badge: id})).value;
      assert.deepEqual(
        criteria.map(({fr}) => fr),
        ['Avoir 1 badge sur 2.'],
      );
      const {steps, version} = await pathway();
      assert.equal(version, 2);
      assert.deepEqual(
        steps.flatMap((step) => (step.kind === 'group' ? [step.atLeast, ...step.steps] : [])),
        [1, 'un', 'deux'],
      );
      assert.deepEqual(await draw(), {lines: [], undrawn: []});
    });

    it('are left alone, and named, where one of their badges is none of the structure’s', async () => {
      const alien = all.addBadge().id;
      const other = addMilestone([all.theirs.id, alien]);
      await sync();
      assert.deepEqual(await draw(), {
        lines: [],
        undrawn: [{milestone: other.id, name: 'Cap sur la suite', missing: [alien]}],
      });
    });

    it('give the key badge here to whoever has what they ask for', async () => {
      const person = {email: 'samia@exemple.example', token: ''};
      person.token = (await all.world.signIn(person.email)).token;
      await all.giveTo(person, 'un');
      await all.world.backend.drainOutbox();
      const {items} = (await all.world.ask('me.awards', {}, {token: person.token})).value;
      assert.deepEqual(items.map(({badge}) => badge).sort(), [id, 'un'].sort());
    });
  });
}
