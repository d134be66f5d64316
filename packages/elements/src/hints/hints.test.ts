import {expect} from '@open-wc/testing';
import {BadgeCompletionHintEvent, watchH5p} from './h5p.js';
import {watchScorm} from './scorm.js';

const statement = (raw: number, verb = 'completed') => ({
  actor: {name: 'Malika', mbox: 'mailto:malika@example.org'},
  verb: {id: `http://adlnet.gov/expapi/verbs/${verb}`},
  object: {id: 'https://cours.example/h5p/1'},
  result: {score: {raw, max: 10}, completion: true},
});

function hints(target: EventTarget): BadgeCompletionHintEvent[] {
  const seen: BadgeCompletionHintEvent[] = [];
  target.addEventListener('badge-completion-hint', (event) => {
    if (event instanceof BadgeCompletionHintEvent) seen.push(event);
  });
  return seen;
}

describe('watchH5p', () => {
  function dispatcher() {
    const listeners = new Set<(event: unknown) => void>();
    return {
      on: (_: 'xAPI', listener: (event: unknown) => void) => void listeners.add(listener),
      off: (_: 'xAPI', listener: (event: unknown) => void) => void listeners.delete(listener),
      say: (said: unknown) => {
        for (const listener of listeners) listener({data: {statement: said}});
      },
    };
  }

  it('tells each thing that is finished once, as a hint, without the learner’s name', () => {
    const target = new EventTarget();
    const seen = hints(target);
    const h5p = dispatcher();
    const stop = watchH5p({target, dispatcher: h5p});
    h5p.say(statement(8));
    h5p.say(statement(8));
    h5p.say(statement(0, 'interacted'));
    h5p.say('nonsense');
    h5p.say(statement(11));
    expect(seen.map(({fact, why}) => [fact.trust, fact.scaled, why])).to.deep.equal([
      ['T0', 0.8, 'SEEN_IN_BROWSER'],
    ]);
    expect(JSON.stringify(seen[0]!.fact)).not.to.match(/malika/i);
    stop();
    h5p.say(statement(9));
    expect(seen.length).to.equal(1);
  });

  it('listens to frames of the origins that are named, and to no others', () => {
    const target = new EventTarget();
    const seen = hints(target);
    const post = (origin: string, data: unknown) =>
      window.dispatchEvent(new MessageEvent('message', {origin, data}));
    const stop = watchH5p({target, dispatcher: undefined, frameOrigins: ['https://h5p.example']});
    post('https://elsewhere.example', statement(8));
    post('null', {statement: statement(8)});
    expect(seen.length).to.equal(0);
    post('https://h5p.example', {statement: statement(8)});
    post('https://h5p.example', 'text');
    expect(seen.length).to.equal(1);
    stop();
    post('https://h5p.example', statement(9));
    expect(seen.length).to.equal(1);
  });

  it('does nothing on a page without H5P', () => {
    watchH5p()();
  });
});

describe('watchScorm', () => {
  it('tells what a SCORM 1.2 course stores, and leaves the player as it was', () => {
    const target = new EventTarget();
    const seen = hints(target);
    const stored: string[] = [];
    const api = {
      LMSSetValue: (name: string, value: string) => (stored.push(`${name}=${value}`), 'true'),
      LMSCommit: () => 'true',
      LMSGetValue: () => 'x',
    };
    const {LMSSetValue} = api;
    const stop = watchScorm({api, activity: 'cours-1', target});
    expect(api.LMSSetValue('cmi.core.score.raw', '70')).to.equal('true');
    api.LMSSetValue('cmi.suspend_data', 'secret');
    api.LMSCommit();
    api.LMSSetValue('cmi.core.lesson_status', 'passed');
    api.LMSCommit();
    api.LMSCommit();
    expect(seen.map(({fact}) => fact)).to.deep.equal([
      {activity: 'cours-1', completed: true, passed: true, scaled: 0.7, trust: 'T0'},
    ]);
    expect(stored.length).to.equal(3);
    stop();
    expect(api.LMSSetValue).to.equal(LMSSetValue);
  });

  it('tells what a SCORM 2004 course ends with', () => {
    const target = new EventTarget();
    const seen = hints(target);
    const api = {SetValue: () => 'true', Terminate: () => 'true'} as {
      SetValue: (name: string, value: string) => string;
      Terminate: (nothing: string) => string;
    };
    watchScorm({api, activity: 'cours-2', target});
    api.SetValue('cmi.completion_status', 'completed');
    api.SetValue('cmi.score.scaled', '0.9');
    api.Terminate('');
    expect(seen.map(({fact}) => fact.scaled)).to.deep.equal([0.9]);
  });

  it('says nothing of a course that is broken', () => {
    const target = new EventTarget();
    const seen = hints(target);
    const api = {LMSSetValue: () => 'true', LMSFinish: () => 'true'} as {
      LMSSetValue: (name: string, value: string) => string;
      LMSFinish: () => string;
    };
    watchScorm({api, activity: 'x', target});
    api.LMSSetValue('cmi.core.lesson_status', 'perfect');
    api.LMSFinish();
    expect(seen.length).to.equal(0);
    watchScorm({api: {}, activity: 'x', target})();
  });
});
