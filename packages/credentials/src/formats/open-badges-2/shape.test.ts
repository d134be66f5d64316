import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';

import {createOb2World, type Ob2World, warningsOf} from '../../../test/open-badges-2.js';
import {verdictLine} from '../../../test/support.js';
import {extensionProblems} from './extensions.js';

const INVALID = 'refused schema:fail:SCHEMA_INVALID';

describe('the schema of Open Badges 2.0', () => {
  let world: Ob2World;
  beforeEach(async () => {
    world = await createOb2World();
  });

  const assertions: Record<string, unknown> = {
    '@context': 'https://w3id.org/openbadges/invalid',
    type: 'Badge',
    recipient: 'nour@example.fr',
    'recipient.hashed': {type: 'email', hashed: 'yes', identity: 'x'},
    'recipient.identity': {type: 'email', hashed: false},
    verification: {type: 'hosted', startsWith: 'x'},
    'verification, none': undefined,
    'verification, both': {type: ['hosted', 'signed']},
    badge: 7,
  };
  for (const [name, value] of Object.entries(assertions)) {
    const isGood = name === 'verification';
    it(`${isGood ? 'accepts' : 'refuses'} an assertion with another ${name}`, async () => {
      const badge = world.host({[name.split(/[.,]/)[0]!]: value});
      const line = verdictLine(await world.check(badge));
      if (isGood) assert.equal(line, 'verified');
      else assert.match(line, /^refused schema:fail:SCHEMA_INVALID/);
    });
  }

  for (const name of ['type', 'name', 'description', 'image', 'criteria'] as const) {
    it(`refuses a BadgeClass without ${name}`, async () => {
      world.change(world.badgeUrl, {[name]: undefined});
      assert.equal(verdictLine(await world.check(world.host())), INVALID);
    });
  }

  for (const name of ['@context', 'type', 'name', 'url', 'email'] as const) {
    it(`refuses a Profile without ${name}`, async () => {
      world.change(world.profileUrl, {[name]: undefined});
      assert.equal(verdictLine(await world.check(world.host())), INVALID);
    });
  }

  it('accepts a picture with a caption, criteria in words, and a context written out, with a warning', async () => {
    world.change(world.badgeUrl, {
      '@context': {BadgeClass: 'https://w3id.org/openbadges#BadgeClass'},
      image: {id: 'data:image/png;base64,AA', caption: 'Un gant'},
      criteria: {narrative: 'Dire'},
    });
    const verdict = await world.check(world.host());
    assert.deepEqual([verdictLine(verdict), warningsOf(verdict)], ['verified', ['CONTEXT_WRITTEN_OUT']]);
    assert.equal(verdict.judged?.imageAlt, 'Un gant');
  });

  it('never takes a BadgeClass, a Profile or a list for a badge', async () => {
    for (const url of [world.badgeUrl, world.profileUrl, world.listUrl, world.keyUrl]) {
      const verdict = await world.check(world.web.get(url) as object);
      assert.equal(
        verdictLine(verdict).split(' ').slice(0, 2).join(' '),
        'refused format:fail:NOT_A_CREDENTIAL',
      );
    }
  });
});

describe('extensionProblems', () => {
  const problemsOf = (extension: object) => {
    const unknown: string[] = [];
    const problems = extensionProblems({'extensions:x': extension}, (type) => unknown.push(type));
    return {problems, unknown};
  };
  const extension = (type: string, members: object) => ({
    type: ['Extension', `extensions:${type}`],
    ...members,
  });
  const ASSESSMENT = {
    assessmentDescription: 'd',
    assessmentType: 'Exam',
    assessmentOutput: 'o',
    hasGroupParticipation: false,
    hasGroupEvaluation: false,
  };
  const good: [string, object][] = [
    ['ExampleExtension', {exampleProperty: 'short and sweet'}],
    ['ExampleExtension', {'http://schema.org/text': 'short and sweet'}],
    ['ApplyLink', {url: 'http://website.example/apply'}],
    ['OriginalCreator', {url: 'https://creator.example/'}],
    ['GeoCoordinates', {description: 'here', geo: {latitude: 48.8, longitude: 2.3}}],
    ['Accessibility', {accessibilityAPI: 'ARIA', accessibilityControl: ['fullKeyboardControl']}],
    ['IssuerAccreditation', {name: 'n', contactInstructions: 'c', url: 'https://a.example', address: {}}],
    ['Assessment', {overallDescription: 'd', assessment: [ASSESSMENT]}],
  ];
  const bad: [string, object][] = [
    ['ExampleExtension', {exampleProperty: 1337}],
    ['ExampleExtension', {'http://schema.org/text': 1337}],
    ['ApplyLink', {url: 'apply'}],
    ['ApplyLink', {}],
    ['OriginalCreator', {url: 7}],
    ['GeoCoordinates', {description: 'here', geo: {latitude: '48.8', longitude: 2.3}}],
    ['Accessibility', {accessibilityAPI: 7}],
    ['IssuerAccreditation', {name: 'n'}],
    ['Assessment', {overallDescription: 'd', assessment: [{...ASSESSMENT, hasGroupEvaluation: 'no'}]}],
  ];
  for (const [type, members] of good) {
    it(`accepts ${type} with ${JSON.stringify(members)}`, () => {
      assert.deepEqual(problemsOf(extension(type, members)), {problems: [], unknown: []});
    });
  }
  for (const [type, members] of bad) {
    it(`refuses ${type} with ${JSON.stringify(members)}`, () => {
      assert.notEqual(problemsOf(extension(type, members)).problems.length, 0);
    });
  }

  it('names those it does not know, and refuses what is none', () => {
    assert.deepEqual(problemsOf(extension('Mystery', {})), {problems: [], unknown: ['extensions:Mystery']});
    assert.equal(problemsOf({type: 'Extension'}).problems.length, 1);
    assert.equal(extensionProblems({'extensions:x': 'text'}, () => undefined).length, 1);
    const type = ['Extension', 'obi:extensions/#ExampleExtension'];
    assert.equal(problemsOf({type, 'http://schema.org/text': 1337}).problems.length, 1);
  });
});
