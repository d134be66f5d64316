import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {everyForm, MemoryBackend} from '../testing/request-backend.js';
import {newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';

async function openPage(form = everyForm): Promise<RequestHarness> {
  const badge = newBadge({form});
  const harness = await openRequest(new MemoryBackend([badge]), badge);
  harness.element.layout = 'page';
  await harness.press('Commencer');
  return harness;
}

describe('<badge-request> with wider text', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
  });

  it('RGAA 10.12, WCAG 1.4.12: keeps everything readable with wider text, at 320 px', async () => {
    await setViewport({width: 320, height: 800});
    const harness = await openPage();
    Object.assign(harness.provider.style, {
      lineHeight: '1.5',
      letterSpacing: '0.12em',
      wordSpacing: '0.16em',
    });
    expect(harness.overflows(320)).to.deep.equal([]);
    const cut = harness
      .all('button, label, h2, h3, h4, p, .hint')
      .filter(({scrollWidth, clientWidth}) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .filter((each) => each.closest('.visually-hidden') === null);
    expect(cut.map((each) => each.outerHTML.slice(0, 80))).to.deep.equal([]);
    const spaced = getComputedStyle(harness.one('h4')).letterSpacing;
    expect(spaced).not.to.equal('normal');
  }).timeout(20_000);
});
