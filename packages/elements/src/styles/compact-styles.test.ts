/** The build takes the spaces out of style sheets: what a browser reads in them stays the same. */
import {expect} from '@open-wc/testing';
import type {CSSResult, LitElement} from 'lit';
import {compactCss, compactStyles} from '../../build/compact-styles.mjs';
import '../all.js';
import {actStyles} from '../badge-pathway/acts/acts.styles.js';
import {pathwayStyles} from '../badge-pathway/badge-pathway.styles.js';
import {lineStyles} from '../badge-pathway/line.styles.js';
import {mapStyles} from '../badge-pathway/map.styles.js';
import {printStyles} from '../badge-pathway/print.styles.js';
import {medallionStyles} from './medallion.styles.js';

function rulesOf(css: string): string[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // What holds a variable is kept as it was written, with its spaces.
  return [...sheet.cssRules].map(({cssText}) => cssText.replace(/\s+/g, ' ').replace(/([,:(]) /g, '$1'));
}

const tags = [
  'badge-claim',
  'badge-designer',
  'badge-display',
  'badge-request',
  'badge-review',
  'badge-verifier',
];
const ofElements = tags.flatMap(
  (tag) => (customElements.get(tag) as typeof LitElement).elementStyles as CSSResult[],
);

describe('compact styles', () => {
  it('say the same to a browser', () => {
    const all = [
      ...ofElements,
      pathwayStyles,
      lineStyles(4),
      mapStyles,
      printStyles,
      medallionStyles,
      ...actStyles,
    ];
    for (const {cssText} of all) {
      expect(rulesOf(compactCss(cssText))).to.deep.equal(rulesOf(cssText));
      expect(compactCss(cssText).length).to.be.at.most(cssText.length);
    }
  });

  it('keep strings, values that are put in, and the space before what only looks like a value', () => {
    const css = `
      .a :is(b, c)::before {
        content: '; {  } , :';
        margin: \${x}em  -\${x}em;
      } /* { said */
      [title='a:  b'] > p { }`;
    expect(compactCss(css)).to.equal(
      ".a :is(b,c)::before{content:'; {  } , :';margin:${x}em -${x}em}[title='a:  b'] > p{}",
    );
  });

  it('leave all else in its place', () => {
    const code = 'const one = css`\n  a {\n    top: ${n}px;\n  }\n`;\nconst two = html`\n  <a></a>`; // css';
    const compact = compactStyles(code);
    expect(compact).to.match(/^const one = css`a\{top:\$\{n\}px\}`/);
    expect(compact.split('\n')[5]).to.equal(code.split('\n')[5]);
    expect(compact.split('\n')[6]).to.equal(code.split('\n')[6]);
  });

  it('leave alone what has templates within', () => {
    const code = 'css`\n  a {\n    ${b.map((c) => `${c}`)}\n  }\n`';
    expect(compactStyles(code)).to.equal(code);
  });
});
