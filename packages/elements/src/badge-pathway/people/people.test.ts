import {aTimeout, expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type {BadgeBackend, Pathway, Session} from '@pepites/recognition';
import type {BadgeBackendElement} from '../../badge-backend/badge-backend.element.js';
import '../../badge-backend/badge-backend.js';
import {once} from '../../testing/dom.js';
import {ElementHarness, plain} from '../../testing/element-harness.js';
import {adviserSession, idOf, peopleBackend, personOn, sevenPeople} from '../../testing/people-backend.js';
import {backendError, pathway, session, structure} from '../../testing/samples.js';
import type {BadgePathwayElement} from '../badge-pathway.element.js';
import '../badge-pathway.js';

class Desk extends ElementHarness<BadgePathwayElement> {
  get names(): string[] {
    return this.all('tbody th').map((head) => plain(head.textContent));
  }

  row(name: string): string {
    const row = this.all('tbody tr').find((each) => plain(each.textContent).startsWith(name));
    return plain(row?.textContent ?? '');
  }
}

async function desk(
  client: BadgeBackend,
  options: {width?: string; session?: Session | undefined; href?: string; lang?: string} = {},
): Promise<Desk> {
  const root = await fixture<HTMLElement>(html`
    <div lang=${options.lang ?? 'fr'}>
      <badge-backend structure=${structure} .client=${client}
        ><badge-pathway people pathway="mon-parcours" request-href=${options.href ?? ''}></badge-pathway
      ></badge-backend>
    </div>
  `);
  root.style.width = options.width ?? '1200px';
  const provider = root.querySelector<BadgeBackendElement>('badge-backend')!;
  provider.context.setSession('session' in options ? options.session : adviserSession);
  const found = new Desk(provider.querySelector('badge-pathway')!);
  await waitUntil(() => found.element.shadowRoot?.querySelector('.people') ?? false, undefined, {
    timeout: 5000,
  });
  await aTimeout(40);
  await found.element.updateComplete;
  return found;
}

const never = (): Promise<never> => new Promise(() => undefined);
const fails =
  (code: string): (() => Promise<never>) =>
  () =>
    Promise.reject(backendError(code));

describe('<badge-pathway people>', () => {
  it('is accessible in every state, and says each in words', async () => {
    const states: [string, BadgeBackend, Partial<Parameters<typeof desk>[1]>?][] = [
      ['Où en est chaque personne', peopleBackend(), {href: '#'}],
      ['Où en est chaque personne', peopleBackend(), {width: '360px', href: '#'}],
      ['Connectez-vous pour voir où en sont les personnes', peopleBackend(), {session: undefined}],
      ['Seuls les conseillers', peopleBackend(), {session}],
      ['Seuls les conseillers', peopleBackend({more: {progressOfMany: fails('FORBIDDEN')}})],
      ['Le site ne répond pas', peopleBackend({more: {progressOfMany: fails('UNREACHABLE')}})],
      ['Nous cherchons les personnes', peopleBackend({more: {progressOfMany: never}})],
      ['Personne ne suit encore ce parcours', peopleBackend({people: []})],
      ['Le site ne répond pas', peopleBackend({more: {prompts: fails('UNREACHABLE')}})],
    ];
    for (const [words, client, options] of states) {
      const shown = await desk(client, options);
      await shown.shows(words);
      await expect(shown.element).to.be.accessible();
    }
  });

  it('is a real table: who, where they are, and the state of each step', async () => {
    const shown = await desk(peopleBackend());
    expect(shown.one('table caption').textContent).to.contain('Où en est chaque personne');
    expect(shown.all('thead th').map((head) => plain(head.textContent))).to.deep.equal([
      'Personne',
      'En est à',
      ...['Je m’engage pour mon parcours', 'B.A.BA de l’entreprise', 'Com’un gant', 'Cap sur la suite'],
    ]);
    expect(shown.all('thead th').every((head) => head.getAttribute('scope') === 'col')).to.equal(true);
    expect(shown.all('tbody th').every((head) => head.getAttribute('scope') === 'row')).to.equal(true);
    expect(shown.row('Sami')).to.contain('Attend une réponse depuis le 2 octobre 2026');
    expect(shown.row('Éric')).to.contain('À compléter. Demande du 12 novembre 2026');
    expect(shown.row('Sans nom')).to.contain('À proposer depuis le 1er septembre 2026');
    expect(shown.row('Jean-Baptiste')).to.contain('Tous les badges sont obtenus.');
    const cells = (name: string): string[] => {
      const row = shown.all('tbody tr').find((each) => plain(each.textContent).startsWith(name));
      return [...row!.querySelectorAll('.cell .word')].map((word) => plain(word.textContent));
    };
    expect(cells('Malika')).to.deep.equal(['Obtenu', 'À faire', 'Plus tard', 'Plus tard']);
  });

  it('puts first who has waited long, or goes by name; never by score', async () => {
    const shown = await desk(peopleBackend());
    const first = (names: readonly string[]): string[] => names.map((name) => name.split(' ')[0] ?? '');
    expect(first(shown.names)).to.deep.equal([
      'Sans',
      'Sami',
      'Malika',
      'Éric',
      'Zoé',
      'Aya',
      'Jean-Baptiste',
    ]);
    const order = shown.one('select', HTMLSelectElement);
    order.value = 'name';
    order.dispatchEvent(new Event('change'));
    await shown.element.updateComplete;
    expect(first(shown.names)).to.deep.equal([
      'Sans',
      'Aya',
      'Éric',
      'Jean-Baptiste',
      'Malika',
      'Sami',
      'Zoé',
    ]);
  });

  it('lists the reminders of this month, and says that they close nothing', async () => {
    const shown = await desk(peopleBackend(), {href: '#'});
    await shown.shows('Ce mois-ci : novembre 2026');
    const prompts = shown.all('.prompt').map((prompt) => plain(prompt.textContent));
    expect(prompts.length).to.equal(1);
    expect(prompts[0]).to.contain('Malika T. B.A.BA de l’entreprise');
    expect(prompts[0]).to.contain('Entre le 5 novembre 2026 et le 5 décembre 2026');
    expect(shown.words).to.contain('Aucune date ne ferme un badge.');
  });

  it('proposes a badge: an event that the page may take over, else the page’s address', async () => {
    const shown = await desk(peopleBackend(), {href: '#ensemble/{person}/{badge}/{step}'});
    const name = 'Proposer ce badge : B.A.BA de l’entreprise, pour Malika T.';
    const proposed = once(shown.element, 'badge-person-propose');
    shown.element.addEventListener('badge-person-propose', (event) => event.preventDefault(), {once: true});
    await shown.press(name);
    const {person, displayName, badge, step} = await proposed;
    expect([person, displayName, badge, step]).to.deep.equal([idOf(1), 'Malika T.', 'baba-entreprise', 's2']);
    expect(location.hash).not.to.contain('ensemble');
    await shown.press(name);
    expect(location.hash).to.equal(`#ensemble/${idOf(1)}/baba-entreprise/s2`);
    history.replaceState(null, '', location.pathname + location.search);
    // Who comes without a code cannot be asked for by somebody else; a page without a form has nowhere to lead.
    expect(shown.all('.propose').some((each) => each.getAttribute('aria-label')?.includes('Éric'))).to.equal(
      false,
    );
    expect((await desk(peopleBackend())).all('.propose').length).to.equal(0);
  });

  it('shows more people page by page, and keeps them when it is refreshed', async () => {
    const shown = await desk(peopleBackend({perPage: 3}));
    expect(shown.names.length).to.equal(3);
    expect(shown.words).to.contain('3 personnes affichées');
    await shown.press('Voir plus de personnes');
    await shown.shows('6 personnes affichées');
    await shown.element.refresh();
    await shown.shows('6 personnes affichées');
    await shown.press('Voir plus de personnes');
    await shown.shows('7 personnes sur ce parcours');
    expect(new Set(shown.names).size).to.equal(7);
  });

  it('says why no more people come, and keeps those who are there', async () => {
    let isCut = false;
    const client = peopleBackend({perPage: 3});
    const {progressOfMany} = client.pathways;
    const shown = await desk(
      peopleBackend({
        more: {
          progressOfMany: (input) =>
            isCut ? Promise.reject(backendError('UNREACHABLE')) : progressOfMany(input),
        },
      }),
    );
    isCut = true;
    await shown.press('Voir plus de personnes');
    await shown.shows('Le site ne répond pas');
    expect(shown.names.length).to.equal(3);
    isCut = false;
    await shown.press('Réessayer');
    await shown.shows('6 personnes affichées');
  });

  describe('sheets with codes', () => {
    const open = globalThis.open;
    afterEach(() => {
      globalThis.open = open;
    });

    it('are made for the people who are chosen, and opened once in another window', async () => {
      const window = {
        closed: false,
        opener: globalThis as unknown,
        location: {href: ''},
        close: () => undefined,
      };
      globalThis.open = () => window as unknown as Window;
      const client = peopleBackend();
      const shown = await desk(client);
      await shown.press('Préparer les feuilles');
      await shown.shows('Choisissez d’abord une personne.');
      await shown.choose('Malika');
      await shown.choose('Sans nom');
      await shown.shows('2 personnes choisies');
      await shown.press('Préparer les feuilles');
      await shown.shows('2 feuilles sont ouvertes dans une autre fenêtre');
      expect(client.calls.made.map(({people}) => people.map(({person}) => person).sort())).to.deep.equal([
        [idOf(1), idOf(5)],
      ]);
      expect(window.location.href).to.equal(`https://badges.example/sheets/${structure}#token`);
      expect(window.opener).to.equal(null);
      // Éric signs in by himself: no code is printed for him.
      expect(shown.all('tbody input').length).to.equal(6);
      expect(shown.row('Éric')).to.contain('Se connecte sans code');
      await shown.press('Choisir tout le monde');
      await shown.shows('6 personnes choisies');
      await shown.press('Ne choisir personne');
      await shown.shows('Cochez des personnes dans le tableau.');
    });

    it('are a link where no window may be opened', async () => {
      globalThis.open = () => null;
      const shown = await desk(peopleBackend());
      await shown.choose('Malika');
      await shown.press('Préparer les feuilles');
      await shown.shows('1 feuille est prête. Elle s’ouvre une seule fois, avant');
      const link = shown.one('.sheet-said a', HTMLAnchorElement);
      expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
      await expect(shown.element).to.be.accessible();
    });

    it('say why they are not made, and leave no empty window', async () => {
      let isClosed = false;
      globalThis.open = () =>
        ({
          close: () => {
            isClosed = true;
          },
        }) as unknown as Window;
      const shown = await desk(peopleBackend({claimCodes: {createMany: fails('FORBIDDEN')}}));
      await shown.choose('Malika');
      await shown.press('Préparer les feuilles');
      await shown.shows('Seuls les conseillers de la structure');
      expect(isClosed).to.equal(true);
    });

    it('are not made for more people than a backend takes at once', async () => {
      const people = Array.from({length: 61}, (_, n) => personOn(pathway, n + 1, `Personne ${n}`, ['now']));
      const shown = await desk(peopleBackend({people, perPage: 61}));
      await shown.press('Choisir tout le monde');
      await shown.press('Préparer les feuilles');
      await shown.shows('Choisissez 60 personnes au plus.');
    });
  });

  it('is gone through by keyboard: order, names, what to propose, the table itself', async () => {
    const shown = await desk(peopleBackend(), {href: '#'});
    const order = shown.one('select');
    order.focus();
    const stops: string[] = [];
    for (let stop = 0; stop < 4; stop++) {
      await sendKeys({press: 'Tab'});
      const {activeElement} = shown.root;
      stops.push(activeElement?.getAttribute('aria-label') ?? activeElement?.getAttribute('role') ?? '');
    }
    expect(stops).to.deep.equal([
      'region',
      'Une feuille pour Sans nom',
      'Proposer ce badge\u00a0: Com’un gant, pour Sans nom',
      'Une feuille pour Sami B.',
    ]);
    await sendKeys({press: 'Space'});
    await shown.shows('1 personne choisie');
  });

  it('shows an adviser who comes next nothing that the one before chose', async () => {
    const shown = await desk(peopleBackend());
    await shown.choose('Malika');
    await shown.shows('1 personne choisie');
    const provider = shown.element.closest('badge-backend')!;
    provider.context.setSession(undefined);
    await shown.shows('Connectez-vous');
    expect(shown.all('table').length).to.equal(0);
    provider.context.setSession({...adviserSession, token: 'session-of-driss'});
    await shown.shows('Cochez des personnes dans le tableau.');
    expect(shown.one('tbody input', HTMLInputElement).checked).to.equal(false);
  });

  it('is a card for each person where there is no room, and scrolls the page nowhere', async () => {
    await setViewport({width: 320, height: 800});
    try {
      const shown = await desk(peopleBackend(), {width: '100%', href: '#'});
      await nextFrame();
      expect(shown.overflows(320)).to.deep.equal([]);
      shown.element.style.fontSize = '200%';
      await nextFrame();
      expect(shown.overflows(320)).to.deep.equal([]);
      const cell = shown.one('td.cell');
      expect(plain(cell.innerText)).to.match(/Je m’engage pour mon parcours ?À faire|.*Obtenu|.*Demandé/);
      // The same table, to those who hear it.
      expect(shown.one('table').getAttribute('role')).to.equal('table');
    } finally {
      await setViewport({width: 800, height: 600});
    }
  });

  it('keeps names in view while many steps scroll sideways, with a legend in words', async () => {
    const wide: Pathway = {
      ...pathway,
      steps: Array.from({length: 70}, (_, n) => ({
        id: `i${n}`,
        kind: 'badge',
        badge: 'je-m-engage',
        optional: false,
        title: {fr: `Étape ${n + 1}`},
      })),
      edges: [],
    };
    const people = sevenPeople.map(({person, displayName}, n) => ({
      ...personOn(wide, n, displayName, ['earned', 'now']),
      person,
    }));
    const shown = await desk(peopleBackend({pathway: wide, people}));
    await shown.shows('10 étapes ne sont pas dans le tableau');
    const scroll = shown.one('.scroll');
    const name = shown.one('tbody th');
    const left = name.getBoundingClientRect().left;
    scroll.focus();
    await sendKeys({press: 'End'});
    scroll.scrollLeft = 900;
    await nextFrame();
    expect(name.getBoundingClientRect().left).to.equal(left);
    expect(plain(shown.one('.legend').textContent)).to.contain('Obtenu');
    expect(shown.one('td.cell .word').getBoundingClientRect().width).to.be.at.most(1);
    expect(document.documentElement.scrollWidth).to.be.at.most(Math.max(1250, innerWidth));
    await expect(shown.element).to.be.accessible();
  });

  it('is mirrored, speaks English, and shows a hostile name as text', async () => {
    const people = [personOn(pathway, 1, '<img src=x onerror=alert(1)>', ['now'])];
    const shown = await desk(peopleBackend({people}), {lang: 'en'});
    await shown.shows('Where each person stands');
    expect(shown.words).to.contain('<img src=x onerror=alert(1)>');
    expect(shown.root.querySelector('img')).to.equal(null);
    const before = shown.one('tbody th').getBoundingClientRect().left;
    shown.element.dir = 'rtl';
    await nextFrame();
    expect(shown.one('tbody th').getBoundingClientRect().left).to.be.greaterThan(before);
  });
});
