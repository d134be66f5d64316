import {expect} from '@open-wc/testing';
import {loadElements} from './loader.js';

describe('the loader', () => {
  it('defines an element that is there, and one that is added later, and no other', async () => {
    const root = document.createElement('div');
    root.innerHTML = '<badge-backend></badge-backend>';
    document.body.append(root);
    const stop = loadElements(root);
    await customElements.whenDefined('badge-backend');
    root.append(document.createElement('badge-sign-in'));
    await customElements.whenDefined('badge-sign-in');
    expect(customElements.get('badge-verifier')).to.equal(undefined);
    stop();
    root.remove();
  });
});
