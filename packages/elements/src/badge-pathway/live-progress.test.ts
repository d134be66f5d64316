import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {PathwayProgress} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import './badge-pathway.js';
import type {BadgePathwayElement} from './badge-pathway.element.js';
import {LiveProgress} from './live-progress.js';
import {pathway, progressOf, session, structure} from '../testing/samples.js';

const backend = 'https://badges.example';
const patience = {timeout: 6000};

/** A backend over HTTP whose answers the test gives: the page's own `fetch` is replaced. */
class Told {
  progress: PathwayProgress = progressOf('earned', 'requested', 'later', 'later');
  /** Of `pathways.follow`: the status; null: it is a stream. */
  refusal: number | null = null;
  asked = 0;
  readonly followed: {url: string; token: string | null; hasEnded: boolean}[] = [];
  readonly #real = window.fetch.bind(window);
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  constructor() {
    window.fetch = async (input, init) => this.#answer(new Request(input, init));
  }

  say(progress: PathwayProgress, id: string = crypto.randomUUID()): void {
    this.progress = progress;
    const words = `event: progress\nid: ${id}\ndata: ${JSON.stringify(progress)}\n\n`;
    for (const stream of this.#streams) stream.enqueue(new TextEncoder().encode(words));
  }

  breakOff(): void {
    for (const stream of this.#streams) stream.error(new TypeError('gone'));
    this.#streams.clear();
  }

  end(code: string): void {
    for (const stream of this.#streams)
      stream.enqueue(new TextEncoder().encode(`event: end\ndata: {"code":"${code}"}\n\n`));
  }

  restore(): void {
    window.fetch = this.#real;
  }

  async #answer(request: Request): Promise<Response> {
    const {pathname} = new URL(request.url);
    if (!request.url.startsWith(backend)) return this.#real(request);
    if (pathname.endsWith('/progress/events')) return this.#follow(request);
    if (pathname.endsWith('/progress')) {
      this.asked++;
      return Response.json(this.progress);
    }
    return pathname.includes('/pathways/') ? Response.json(pathway) : new Response(null, {status: 404});
  }

  #follow(request: Request): Response {
    const call = {url: request.url, token: request.headers.get('authorization'), hasEnded: false};
    this.followed.push(call);
    if (this.refusal !== null)
      return Response.json(
        {type: 'urn:pepites:error:ROUTE_UNKNOWN', title: 'x', status: this.refusal, code: 'ROUTE_UNKNOWN'},
        {status: this.refusal, headers: {'content-type': 'application/problem+json'}},
      );
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#streams.add(controller);
        controller.enqueue(new TextEncoder().encode(':\n\n'));
        request.signal.addEventListener('abort', () => {
          call.hasEnded = true;
          this.#streams.delete(controller);
          controller.error(request.signal.reason);
        });
      },
    });
    return new Response(body, {headers: {'content-type': 'text/event-stream'}});
  }
}

describe('<badge-pathway>, told by its backend', () => {
  let told: Told;
  beforeEach(() => {
    told = new Told();
  });
  afterEach(() => {
    told.restore();
  });

  const open = async (count = 1): Promise<BadgeBackendElement> => {
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend backend=${backend} structure=${structure}
        >${Array.from({length: count}, () => html`<badge-pathway pathway="mon-parcours"></badge-pathway>`)}</badge-backend
      >`,
    );
    provider.context.setSession(session);
    await waitUntil(() => wordsOf(provider).includes('B.A.BA'), 'the pathway', patience);
    return provider;
  };
  const wordsOf = (provider: Element, index = 0): string =>
    provider.querySelectorAll('badge-pathway')[index]?.shadowRoot?.textContent ?? '';
  /** Is it said that the second badge has come? */
  const isSaid = (provider: Element, index = 0): boolean => {
    const pathways = provider.querySelectorAll('badge-pathway');
    const status = pathways[index]?.shadowRoot?.querySelector('[role=status]');
    return status?.textContent.includes('B.A.BA') === true;
  };

  it('shows what was earned elsewhere, without being asked, and with the token in a header alone', async () => {
    const provider = await open();
    await waitUntil(() => told.followed.length === 1, 'nobody listened', patience);
    const [call] = told.followed;
    expect(call?.token).to.equal(`Bearer ${session.token}`);
    expect(call?.url).not.to.contain(session.token);
    const news = new Promise<string>((resolve) => {
      provider.addEventListener('badge-step-earned', (event) => {
        resolve(event.badge);
      });
    });
    told.say(progressOf('earned', 'earned', 'now', 'later'));
    expect(await news).to.equal('baba-entreprise');
    await expect(provider).to.be.accessible();
  });

  it('does not ask from time to time while it is told', async () => {
    await open();
    await waitUntil(() => told.followed.length === 1, 'nobody listened', patience);
    await aTimeout(300);
    const {asked} = told;
    // Longer than from one question to the next.
    await aTimeout(5600);
    expect(told.asked).to.equal(asked);
  }).timeout(15_000);

  it('asks from time to time where the backend tells nothing by itself', async () => {
    told.refusal = 404;
    await open();
    await waitUntil(() => told.followed.length === 1, 'nobody tried', patience);
    const {asked} = told;
    await waitUntil(() => told.asked > asked, 'nobody asked', {timeout: 8000});
    expect(told.followed.length).to.equal(1);
  }).timeout(20_000);

  it('listens again when it was cut off, and asks meanwhile', async () => {
    const provider = await open();
    await waitUntil(() => told.followed.length === 1, 'nobody listened', patience);
    told.say(told.progress, 'the-first');
    await aTimeout(100);
    told.breakOff();
    await waitUntil(() => told.followed.length === 2, 'nobody listened again', patience);
    expect(new URL(told.followed[1]?.url ?? '').searchParams.get('after')).to.equal('the-first');
    told.say(progressOf('earned', 'earned', 'now', 'later'));
    await waitUntil(() => isSaid(provider), 'not shown', patience);
  }).timeout(20_000);

  it('listens once for all of one <badge-backend>, and another takes over from one that goes', async () => {
    const provider = await open(3);
    await waitUntil(() => told.followed.length > 0, 'nobody listened', patience);
    await aTimeout(300);
    expect(told.followed.length).to.equal(1);
    told.say(progressOf('earned', 'earned', 'now', 'later'));
    for (const index of [0, 1, 2])
      await waitUntil(() => isSaid(provider, index), `${index} is not shown`, patience);
    provider.querySelector('badge-pathway')?.remove();
    provider.context.notifyChange();
    await waitUntil(() => told.followed.length >= 2, 'nobody took over', patience);
  });

  it('ends with the session, and when it leaves the page', async () => {
    const provider = await open();
    await waitUntil(() => told.followed.length === 1, 'nobody listened', patience);
    provider.context.setSession(undefined);
    await waitUntil(() => told.followed[0]?.hasEnded === true, 'it goes on without a session', patience);
    provider.context.setSession(session);
    await waitUntil(() => told.followed.length === 2, 'nobody listened', patience);
    provider.remove();
    await waitUntil(() => told.followed[1]?.hasEnded === true, 'it goes on without a page', patience);
  });

  it('does not begin to listen once it has left the page, though it is drawn once more', async () => {
    const provider = await open();
    await waitUntil(() => told.followed.length === 1, 'nobody listened', patience);
    const leaving = provider.querySelector<BadgePathwayElement>('badge-pathway') ?? expect.fail();
    leaving.remove();
    await waitUntil(() => told.followed[0]?.hasEnded === true, 'it goes on without a page', patience);
    new LiveProgress(leaving).update({context: provider.context, structure, progress: undefined});
    await aTimeout(300);
    expect(told.followed.length).to.equal(1);
  });
});
