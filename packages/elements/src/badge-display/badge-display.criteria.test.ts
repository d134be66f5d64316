import {expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import type {BadgeDisplayElement} from './badge-display.element.js';
import './badge-display.js';
import {find, textOf} from '../testing/dom.js';
import {signedBadge} from '../testing/signed-badge.js';

const rich = [
  '- Je range **mon poste**.',
  '- Je parle *calmement*.',
  '',
  'Deux personnes ont dit oui. Voir [le référentiel](https://saules.example/referentiel?a=1&b=2).',
  '',
  '1. Un essai',
  '2. Un entretien',
].join('\n');

async function display(narrative: string): Promise<BadgeDisplayElement> {
  fixtureCleanup();
  const {credential} = await signedBadge({narrative});
  const element = await fixture<BadgeDisplayElement>(
    html`<badge-display verify="none" .credential=${credential}></badge-display>`,
  );
  await waitUntil(() => find(element, '.shows') !== null, undefined, {timeout: 10_000});
  return element;
}

const isLoaded = (): boolean =>
  performance.getEntriesByType('resource').some(({name}) => name.includes('criteria-markdown'));
const wordsIn = (element: BadgeDisplayElement, selector: string): string[] =>
  [...element.shadowRoot!.querySelectorAll(selector)].map((node) =>
    node.textContent.replaceAll(/\s+/g, ' ').trim(),
  );

describe('the criteria of <badge-display>', () => {
  it('are a list and paragraphs, and load nothing more, where they are plain', async () => {
    const element = await display('- Je connais mes droits.\n- Je suis là à 8 h.\n\nAvec ma conseillère.');
    expect(wordsIn(element, '.shows li')).to.deep.equal(['Je connais mes droits.', 'Je suis là à 8 h.']);
    expect(wordsIn(element, '.how > *')).to.deep.equal(['Avec ma conseillère.']);
    expect(isLoaded()).to.equal(false);
  });

  it('are shown as their Markdown means, at once and accessible', async () => {
    const element = await display(rich);
    expect(isLoaded()).to.equal(true);
    expect(textOf(element)).not.to.match(/\*|\]\(/);
    expect(wordsIn(element, '.shows strong')).to.deep.equal(['mon poste']);
    expect(wordsIn(element, '.shows em')).to.deep.equal(['calmement']);
    expect(wordsIn(element, '.how p')).to.deep.equal(['Deux personnes ont dit oui. Voir le référentiel.']);
    expect(wordsIn(element, '.how ol > li')).to.deep.equal(['Un essai', 'Un entretien']);
    const link = find(element, '.how a') as HTMLAnchorElement;
    expect(link.href).to.equal('https://saules.example/referentiel?a=1&b=2');
    expect(link.rel).to.equal('noopener noreferrer nofollow ugc');
    find(element, 'summary')!.click();
    await expect(element).to.be.accessible();
  });

  it('keep their order, also where they do not begin with a list', async () => {
    const element = await display('# Ce badge\n\nIl faut **tout** :\n\n- venir\n- rester');
    expect(wordsIn(element, '.shows li')[0]).to.contain('La personne connaît ses droits');
    expect(wordsIn(element, '.how > p, .how > ul > li')).to.deep.equal([
      'Ce badge',
      'Il faut tout :',
      'venir',
      'rester',
    ]);
  });

  it('are never markup, a script or an address of another kind', async () => {
    const element = await display(
      [
        '- **<img src=x onerror=alert(1)>** <script>alert(1)</script>',
        '- [x](javascript:alert(1)) [y](data:text/html,x) [z](//evil.example) [w](http://evil.example)',
        '- [v](https://user:pass@evil.example) [<b>u</b>](https://a.example/"onclick="x)',
        '',
        '<a href="https://evil.example" onclick="x">ici</a> *<svg onload=alert(1)>*',
      ].join('\n'),
    );
    const root = element.shadowRoot!;
    const content = [...root.querySelectorAll('.shows *, .how *')];
    expect(content.map(({localName}) => localName)).to.not.include.members(['script']);
    for (const node of content) {
      expect(['p', 'ul', 'ol', 'li', 'strong', 'em', 'a']).to.include(node.localName);
      for (const {name} of node.attributes) expect(['href', 'rel', 'class', 'dir']).to.include(name);
    }
    const links = [...root.querySelectorAll<HTMLAnchorElement>('.shows a, .how a')];
    expect(links.map(({protocol, username}) => protocol + username)).to.deep.equal(['https:']);
    expect(textOf(element)).to.contain('<img src=x onerror=alert(1)>').and.to.contain('javascript:alert(1)');
  });

  it('are read in no time, whatever they are', async () => {
    for (const evil of ['[', '[a](', '*', '**a', '_', '- *\n']) {
      const start = performance.now();
      await display(evil.repeat(Math.floor(19_000 / evil.length)));
      expect(performance.now() - start).to.be.below(2500);
    }
  });
});
