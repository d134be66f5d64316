import {expect, waitUntil} from '@open-wc/testing';
import {BadgeCompletionHintEvent} from '../hints/completion-hint-event.js';
import {MemoryBackend} from '../testing/request-backend.js';
import {fillIn, newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';

const activity = 'https://cours.example/h5p/gestes';
const offer = 'Votre navigateur dit que vous avez fini ce cours.';
const unproven = 'C’est votre navigateur qui le dit.';

function finish(more: object = {}): void {
  const fact = {activity, completed: true, passed: true, scaled: 0.8, trust: 'T0' as const, ...more};
  document.dispatchEvent(new BadgeCompletionHintEvent(fact, 'SEEN_IN_BROWSER'));
}

async function openFor(backend: MemoryBackend, badge = newBadge()): Promise<RequestHarness> {
  const harness = await openRequest(backend, badge);
  harness.element.activity = activity;
  await harness.element.updateComplete;
  return harness;
}

const sent = (backend: MemoryBackend): unknown => {
  const {input} = backend.calls.find(({name}) => name === 'requests.submit') ?? {};
  return (input as {declared?: unknown} | undefined)?.declared;
};

describe('<badge-request> beside a course that the browser says is done', () => {
  it('offers to ask, and sends what was said with the request, as unproven', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openFor(backend, badge);
    expect(harness.words).not.to.contain(offer);
    finish();
    await harness.shows(offer);
    expect(harness.words).to.contain(
      'Votre navigateur dit que vous avez fini ce cours. Pour demander ce badge, il reste 3 questions.',
    );
    await expect(harness.element).to.be.accessible();
    await fillIn(harness);
    await harness.shows(unproven);
    expect(harness.words).to.contain(activity);
    expect(harness.words).to.contain('Réussi · Score');
    await expect(harness.element).to.be.accessible();
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await waitUntil(() => backend.calls.some(({name}) => name === 'requests.submit'));
    expect(sent(backend)).to.deep.equal([{activity, completed: true, passed: true, scaled: 0.8}]);
  }).timeout(10_000);

  it('sends nothing of it when the person takes it out', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openFor(backend, badge);
    finish();
    await fillIn(harness);
    const button = harness.all('.answers button').find((one) => one.ariaLabel?.includes('cours'));
    (button as HTMLElement).click();
    await harness.element.updateComplete;
    expect(harness.words).not.to.contain(unproven);
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await waitUntil(() => backend.calls.some(({name}) => name === 'requests.submit'));
    expect(sent(backend)).to.equal(undefined);
  }).timeout(10_000);

  it('listens to its own course alone, and to no course that was failed', async () => {
    const badge = newBadge();
    const harness = await openFor(new MemoryBackend([badge]), badge);
    finish({activity: 'https://cours.example/autre'});
    finish({completed: false, passed: false});
    harness.element.activity = '';
    finish({activity: ''});
    await harness.element.updateComplete;
    expect(harness.element.declared).to.deep.equal([]);
    harness.element.remove();
    harness.element.activity = activity;
    finish();
    expect(harness.element.declared).to.deep.equal([]);
  });

  it('stays a hint where nobody examines: nothing is offered', async () => {
    for (const mode of ['automaticOnRequest', 'onCriteria'] as const) {
      const {form: _form, ...rest} = newBadge();
      const badge = {...rest, mode};
      const backend = new MemoryBackend([badge]);
      const harness = await openFor(backend, badge);
      finish();
      await harness.element.updateComplete;
      expect(harness.words).not.to.contain(offer);
      if (mode === 'onCriteria') continue;
      await harness.press('Avoir ce badge');
      await waitUntil(() => backend.calls.some(({name}) => name === 'requests.submit'));
      expect(sent(backend)).to.equal(undefined);
    }
  });
});
