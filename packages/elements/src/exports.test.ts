import {expect} from '@open-wc/testing';
import * as elements from './index.js';

describe('@pepites/elements', () => {
  it('registers nothing when it is imported, and everything by all.js', async () => {
    expect(elements.BadgeDisplayElement).to.be.a('function');
    expect(customElements.get('badge-display')).to.equal(undefined);
    await import('./all.js');
    for (const tag of [
      'badge-backend',
      'badge-catalog',
      'badge-claim',
      'badge-designer',
      'badge-display',
      'badge-endorse',
      'badge-pathway',
      'badge-request',
      'badge-review',
      'badge-share',
      'badge-sign-in',
      'badge-supporters',
      'badge-verifier',
      'badge-wall',
    ]) {
      expect(customElements.get(tag), tag).to.be.a('function');
    }
  });
});
