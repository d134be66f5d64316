/** A pathway as a server writes it: whole, in its places, and with nothing in it that a title could break. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {renderPathway} from '../../packages/elements/src/server.ts';
import {leDome, threeBadges} from '../support/pathways/sample-pathways.ts';

const progress: PathwayProgress = {
  steps: [
    {step: 's1', state: 'earned', awardedAt: '2026-10-14T10:00:00Z'},
    {step: 's2', state: 'now'},
    {step: 's3', state: 'later'},
    {step: 'key', state: 'later'},
  ],
  earned: 1,
  total: 3,
};

/** What is read: no templates of the browser’s, no styles, no data. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(style|script)[^]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

const dataOf = (html: string): unknown =>
  JSON.parse(/<script type="application\/json">(.*)<\/script><\/badge-pathway>$/s.exec(html)?.[1] ?? '');

const titled = (title: string): Pathway => ({
  ...threeBadges,
  title: {fr: title},
  steps: threeBadges.steps.map((step) => ({...step, hint: {fr: title}})),
  badges: threeBadges.badges.map((badge) => ({...badge, name: {fr: title}})),
});

describe('renderPathway', () => {
  it('writes a shadow root that tells all, and the data that the element takes over', async () => {
    const html = await renderPathway({
      definition: threeBadges,
      progress,
      attributes: {'badge-href': '/badges/{badge}?step={step}', id: 'parcours'},
    });
    assert.match(
      html,
      /^<badge-pathway lang="fr" badge-href="[^"]+" id="parcours"><template shadowrootmode="open"><style>/,
    );
    assert.match(
      wordsOf(html),
      /1 badge obtenu sur 3, puis le badge-clé .*Obtenu le 14\s?octobre 2026.*À faire maintenant/,
    );
    assert.match(html, /<a class="name" data-target href="\/badges\/je-m-engage\?step=s1">/);
    assert.equal(html.match(/aria-current="step"/g)?.length, 1);
    assert.deepEqual(dataOf(html), {pathway: threeBadges, progress});
  });

  it('writes the places of the steps, and the nonce of the page', async () => {
    const html = await renderPathway({definition: leDome(), nonce: 'r4nd0m"'});
    assert.equal(html.match(/<style[^>]*>[^<]/g)?.length, 1);
    assert.match(html, /<style nonce="r4nd0m&quot;">/);
    for (const place of leDome().steps.keys())
      assert.match(
        html,
        new RegExp(`\\.n${place}\\{inset-inline-start:[\\d.]+em;inset-block-start:[\\d.]+em`),
      );
    assert.doesNotMatch(html, /<[^>]+ style=/);
  });

  it('speaks English, and shows the way to somebody who is not known', async () => {
    const html = await renderPathway({definition: threeBadges, language: 'en'});
    assert.match(html, /^<badge-pathway lang="en">/);
    assert.match(wordsOf(html), /My pathway 3 badges to earn/);
    assert.doesNotMatch(html, /aria-current="step"/);
  });

  it('lets no title, hint or attribute out of its place', async () => {
    const evil = '</script></style></template><img src=x onerror=alert(1)>"\'<!--&amp;';
    const html = await renderPathway({
      definition: titled(evil),
      progress,
      attributes: {class: '"><script>alert(1)</script>', 'badge-href': 'javascript:alert(1)//{badge}'},
    });
    assert.doesNotMatch(html, /<img src=x|<script>/);
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.equal(html.match(/<\/template>/g)?.length, 1);
    assert.deepEqual(dataOf(html), {pathway: titled(evil), progress});
  });

  for (const name of ['onclick', 'style', 'shadowrootmode', 'a b', 'x>y', ''])
    it(`refuses to write the attribute “${name}”`, async () => {
      await assert.rejects(renderPathway({definition: threeBadges, attributes: {[name]: '1'}}), TypeError);
    });

  it('draws what it can of an empty pathway and of one with faults', async () => {
    const empty = await renderPathway({definition: {...threeBadges, steps: [], edges: [], badges: []}});
    assert.match(wordsOf(empty), /parcours/i);
    const lost = await renderPathway({definition: {...threeBadges, badges: threeBadges.badges.slice(1)}});
    assert.match(wordsOf(lost), /B\.A\.BA de l’entreprise/);
  });

  it('shows pictures of the page by the addresses that they have there, and none of a dangerous one', async () => {
    const [first, second, ...others] = threeBadges.badges as [
      Pathway['badges'][number],
      Pathway['badges'][number],
    ];
    const html = await renderPathway({
      definition: {
        ...threeBadges,
        badges: [
          {...first, imageUrl: 'images/un.svg'},
          {...second, imageUrl: 'javascript:alert(1)'},
          ...others,
        ],
      },
    });
    assert.match(html, /src="images\/un\.svg"/);
    assert.doesNotMatch(html, /src="javascript/);
  });

  it('is the same each time, and two at once do not mix', async () => {
    const [one, other] = await Promise.all([
      renderPathway({definition: threeBadges, progress}),
      renderPathway({definition: leDome(), language: 'en'}),
    ]);
    assert.equal(one, await renderPathway({definition: threeBadges, progress}));
    assert.equal(other, await renderPathway({definition: leDome(), language: 'en'}));
  });
});
