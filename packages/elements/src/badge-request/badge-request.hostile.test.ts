import {expect} from '@open-wc/testing';
import type {Form, Question} from '@pepites/recognition';
import {
  everyForm,
  fileOf,
  MemoryBackend,
  requestOf,
  reviewedBadge,
  shortForm,
} from '../testing/request-backend.js';
import {newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';

/** Each would say so in `hacked`, were it ever read as HTML, as script, or as an address. */
const corpus = [
  '<img src=x onerror="hacked.push(1)">',
  '"><svg onload=hacked.push(2)>',
  "'><script>hacked.push(3)</script>",
  '</p></section><iframe srcdoc="<script>parent.hacked.push(4)</script>"></iframe>',
  'javascript:hacked.push(5)',
  '${hacked.push(6)}{{hacked.push(7)}}',
  '<style>*{background:url(x)}</style><a href="javascript:hacked.push(8)">clic</a>',
  '\u202e<details open ontoggle=hacked.push(9)>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hacked.push(10)&gt;">',
  '" autofocus onfocus="hacked.push(11)" x="',
] as const;

const said = (name: string, attack: string) => ({fr: `${name} ${attack}`});

function hostile(attack: string): Form {
  const questions = [...everyForm.questions, shortForm.questions[0]!].map((question): Question => {
    const {showIf: _always, ...rest} = question;
    const options =
      'options' in rest ? rest.options.map((one) => ({...one, label: said(one.value, attack)})) : [];
    return {
      ...rest,
      ...('options' in rest ? {options} : {}),
      required: false,
      label: said('Question', attack),
      help: said('Aide', attack),
    };
  });
  return {version: 1, questions};
}

function expectHarmless(harness: RequestHarness, attack: string): void {
  expect((window as unknown as {hacked: number[]}).hacked, attack).to.deep.equal([]);
  const foreign =
    'script, iframe, math, details, style, object, embed, [onerror], [onload], [onfocus], [ontoggle]';
  expect(harness.all(foreign).map((each) => each.outerHTML)).to.deep.equal([]);
  const links = harness.all('a[href]').map((each) => each.getAttribute('href') ?? '');
  expect(links.filter((href) => /^\s*javascript:/i.test(href))).to.deep.equal([]);
}

describe('what strangers write in a badge, to <badge-request>', () => {
  beforeEach(() => {
    Object.assign(window, {hacked: []});
  });

  for (const attack of corpus)
    it(`is text: ${attack.slice(0, 40)}`, async () => {
      const badge = newBadge({
        form: hostile(attack),
        name: said('Badge', attack),
        criteria: [said('Critère', attack)],
        howEarned: said('Comment', attack),
        imageUrl: attack,
        examiners: [{name: `Nadège ${attack}`, title: said('conseillère', attack)}],
      });
      const harness = await openRequest(new MemoryBackend([badge]), badge);
      expectHarmless(harness, attack);
      expect(harness.root.textContent).to.contain(attack);
      harness.element.layout = 'page';
      await harness.press('Commencer');
      await harness.shows('Question 1 sur');
      // A long form is drawn in turns.
      await harness.shows('Question 14 sur');
      expect(harness.root.textContent).to.contain(attack);
      expectHarmless(harness, attack);
      await harness.write(attack, '#short');
      await harness.write(attack, '#link');
      await harness.press('Continuer');
      expectHarmless(harness, attack);
      await harness.write('https://exemple.fr/', '#link');
      await harness.pick(fileOf(`${attack}.png`, 'image/png'));
      await harness.press('Continuer');
      await harness.shows('Relisez avant d’envoyer.');
      expectHarmless(harness, attack);
    }).timeout(20_000);

  it('is text in an examiner’s message too', async () => {
    for (const attack of corpus) {
      const badge = {...reviewedBadge(), structure: newBadge().structure};
      const backend = new MemoryBackend([badge]);
      const review = {
        examinerName: `Driss ${attack}`,
        answer: 'missing',
        message: attack,
        criteriaMet: [],
        reopened: ['whom'],
        revision: 1,
        at: '2026-11-21T09:00:00Z',
      } as const;
      backend.put(
        requestOf({state: 'needsMore', reviews: [{...review, criteriaMet: [], reopened: ['whom']}]}),
      );
      const harness = await openRequest(backend, badge);
      await harness.shows('Il manque quelque chose.');
      expectHarmless(harness, attack);
      harness.provider.remove();
    }
  }).timeout(30_000);
});
