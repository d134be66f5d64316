import {aTimeout, expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {MemoryBackend, requestOf} from '../testing/request-backend.js';
import {newBadge, openRequest} from '../testing/request-harness.js';

describe('<badge-request> in a form of the page', () => {
  async function inForm() {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    const form = document.createElement('form');
    harness.element.name = 'demande';
    harness.element.required = true;
    harness.provider.replaceWith(form);
    form.append(harness.provider);
    await harness.element.updateComplete;
    await aTimeout(50);
    return {backend, badge, harness, form};
  }

  it('keeps the form back until the request is sent, then gives its id', async () => {
    const {backend, badge, harness, form} = await inForm();
    expect(harness.element.form === form).to.equal(true);
    expect([...new FormData(form).keys()]).to.deep.equal([]);
    expect(form.checkValidity()).to.equal(false);
    expect(harness.element.validity?.valueMissing).to.equal(true);
    expect(harness.element.validationMessage).to.equal('Envoyez d’abord votre demande de badge.');
    const request = backend.put(requestOf({badge: badge.id}));
    harness.provider.context.notifyChange();
    await harness.shows('C’est envoyé.');
    await harness.element.updateComplete;
    expect(new FormData(form).get('demande')).to.equal(request.id);
    expect(harness.element.value).to.equal(request.id);
    expect(form.checkValidity()).to.equal(true);
    form.remove();
  });

  it('is no obstacle once the person has taken the request back, unless it is required', async () => {
    const {backend, badge, harness, form} = await inForm();
    backend.put(requestOf({badge: badge.id, state: 'withdrawn'}));
    harness.provider.context.notifyChange();
    await aTimeout(100);
    expect(harness.element.value).to.equal('');
    expect(form.checkValidity()).to.equal(false);
    harness.element.required = false;
    await harness.element.updateComplete;
    expect(form.checkValidity()).to.equal(true);
    form.remove();
  });

  it('goes back to the first screen when the form is emptied, and keeps what was written', async () => {
    const {harness, form} = await inForm();
    await harness.press('Commencer');
    await harness.choose('J’écris');
    await harness.write('La pause.');
    form.reset();
    await harness.shows('Reprendre ma demande');
    await harness.press('Reprendre');
    expect(harness.one('textarea', HTMLTextAreaElement).value).to.equal('La pause.');
    form.remove();
  });

  it('does not send the page’s form with the keyboard of its own questions', async () => {
    const {harness, form} = await inForm();
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    await harness.press('Commencer');
    await harness.choose('J’écris');
    harness.one('textarea').focus();
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    expect(sent).to.equal(0);
    form.remove();
  });

  it('is left out, and holds nothing back, while its fieldset is disabled', async () => {
    const {backend, badge, harness, form} = await inForm();
    const fieldset = document.createElement('fieldset');
    harness.provider.replaceWith(fieldset);
    fieldset.append(harness.provider);
    backend.put(requestOf({badge: badge.id}));
    harness.provider.context.notifyChange();
    await harness.shows('C’est envoyé.');
    await harness.element.updateComplete;
    fieldset.disabled = true;
    expect(harness.element.willValidate).to.equal(false);
    expect([...new FormData(form).keys()]).to.deep.equal([]);
    expect(form.checkValidity()).to.equal(true);
    fieldset.disabled = false;
    expect([...new FormData(form).keys()]).to.deep.equal(['demande']);
    form.remove();
  });

  it('says what the backend says, whatever the browser would restore', async () => {
    const {harness, form} = await inForm();
    const {element} = harness;
    const restore = (element as {formStateRestoreCallback?: (state: string, why: string) => void})
      .formStateRestoreCallback;
    restore?.call(element, 'an-id-of-before', 'restore');
    await element.updateComplete;
    expect(element.value).to.equal('');
    expect(form.checkValidity()).to.equal(false);
    form.remove();
  });

  it('stands beside another one: each has its own draft, value and validity', async () => {
    const {backend, badge, harness, form} = await inForm();
    const second = newBadge();
    const other = await openRequest(new MemoryBackend([second]), second);
    other.element.name = 'autre';
    other.element.required = true;
    form.append(other.provider);
    await other.element.updateComplete;
    await harness.press('Commencer');
    await harness.choose('J’écris');
    await harness.write('La pause.');
    expect(other.words).to.contain('Commencer');
    const request = backend.put(requestOf({badge: badge.id}));
    harness.provider.context.notifyChange();
    await harness.shows('C’est envoyé.');
    await harness.element.updateComplete;
    expect([...new FormData(form)]).to.deep.equal([['demande', request.id]]);
    expect(harness.element.validity?.valid).to.equal(true);
    expect(other.element.validity?.valueMissing).to.equal(true);
    expect(form.checkValidity()).to.equal(false);
    form.remove();
  });
});
