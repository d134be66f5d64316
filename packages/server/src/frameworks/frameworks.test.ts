import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type LeadWorld, openLeadWorld} from '../../test/lead.js';
import {createListProvider} from './list-provider.js';

describe('frameworks', () => {
  let lead: LeadWorld;
  before(async () => {
    lead = await openLeadWorld();
  });
  after(() => lead.world.close());

  it('finds concepts in the samples, and in a provider that the backend was given', async () => {
    await lead.world.reopen({
      frameworks: [
        {
          id: 'ici',
          name: {fr: 'Ici'},
          source: 'ours',
          search: () =>
            Promise.resolve([{framework: 'Ici', kind: 'other', label: {fr: 'Fait main'}, code: '1'}]),
          get: () => Promise.resolve(undefined),
        },
      ],
    });
    const {token} = await lead.world.signIn('personne@example.org');
    const names = (await lead.world.ask('frameworks.list', {})).value.items.map(({id}) => id);
    assert.deepEqual(names, ['rome-sample', 'esco-sample', 'ici']);
    const found = (await lead.world.ask('frameworks.search', {q: 'maraichage'}, {token})).value.items;
    assert.deepEqual(
      found.map(({code}) => code),
      ['A1414', '1'],
    );
    const skill = 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0';
    const concept = await lead.world.ask('frameworks.concept', {id: skill}, {token});
    assert.equal(concept.value.label.en, 'work in teams');
    const unknown = await lead.world.ask('frameworks.concept', {id: 'Z0000'}, {token});
    assert.equal(unknown.problem?.code, 'CONCEPT_UNKNOWN');
    const twice = createListProvider({id: 'rome-sample', name: {fr: 'Ici'}, source: 'ours', concepts: []});
    await assert.rejects(lead.world.reopen({frameworks: [twice]}), {code: 'ERR_FRAMEWORK_REPEATS'});
    await lead.world.reopen();
  });
});
