import {expect} from '@open-wc/testing';
import {hasPageBefore} from './has-page-before.js';

const navigation = (count: number, canGoBack: boolean) => ({
  canGoBack,
  entries: () => Array.from({length: count}),
});

describe('hasPageBefore', () => {
  it('says no of the first page of a tab', () => {
    expect(hasPageBefore({length: 1, navigation: navigation(1, false)})).to.equal(false);
    expect(hasPageBefore({length: 1, navigation: undefined})).to.equal(false);
  });

  it('says no of the first page, to which somebody came back', () => {
    expect(hasPageBefore({length: 3, navigation: navigation(3, false)})).to.equal(false);
  });

  it('says no of the first page in a frame without an origin, where the browser lists none', () => {
    expect(hasPageBefore({length: 1, navigation: navigation(0, false)})).to.equal(false);
  });

  it('says yes where a page of this site, or of another, led here', () => {
    expect(hasPageBefore({length: 2, navigation: navigation(2, true)})).to.equal(true);
    expect(hasPageBefore({length: 2, navigation: navigation(1, false)})).to.equal(true);
    expect(hasPageBefore({length: 2, navigation: undefined})).to.equal(true);
  });

  it('asks this very tab where nothing else is said', () => {
    history.pushState(null, '', location.href);
    expect(hasPageBefore()).to.equal(true);
  });
});
