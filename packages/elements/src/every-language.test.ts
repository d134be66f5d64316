import {expect} from '@open-wc/testing';
import './all.js';
import {BadgeElement} from './base/badge-element.js';
import {languages} from './text/messages.js';

const names = [
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
];

describe('every element', () => {
  for (const name of names)
    it(`<${name}> speaks the language of the page, in each of the five`, () => {
      for (const language of languages) {
        const place = document.createElement('div');
        place.lang = language;
        const element = document.createElement(name);
        place.append(element);
        document.body.append(place);
        if (!(element instanceof BadgeElement)) throw new Error(`<${name}> is not one of ours`);
        expect(element.language).to.equal(language);
        place.remove();
      }
    });
});
