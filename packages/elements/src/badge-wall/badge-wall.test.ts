import {expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../badge-backend/badge-backend.js';
import type {CredentialHost} from '@pepites/recognition';
import {plain} from '../testing/element-harness.js';
import {backendError, fakeBackend, session} from '../testing/samples.js';
import {signedBadge} from '../testing/signed-badge.js';
import {openWall, sharedWall, type WallPage} from '../testing/wall-harness.js';
import {
  addressOf,
  credentialsOf,
  listOf,
  sixBadges,
  someBad,
  WallBackend,
  type WallSample,
} from '../testing/wall-samples.js';
import type {BadgeWallElement} from './badge-wall.element.js';
import './badge-wall.js';

let six: WallSample[];
let bad: WallSample[];

before(async () => {
  six = await sixBadges();
  bad = await someBad();
});
beforeEach(() => {
  // What is below the fold waits to be seen before it is checked.
  fixtureCleanup();
});

const isIn = (element: Element, state: string): boolean => element.matches(`:state(${state})`);
const becomes = (element: Element, state: string): Promise<void> =>
  waitUntil(() => isIn(element, state), `:state(${state})`, {timeout: 8000});
const namesOf = ({wall}: WallPage): string[] =>
  wall
    .all('[data-badge] .open')
    .map((button) =>
      plain(button.querySelector(':scope > .name, :scope > span:only-child')?.textContent ?? ''),
    );

async function checked(samples: WallSample[]): Promise<WallPage> {
  const page = await sharedWall(samples);
  await waitUntil(() => ['verified', 'problems'].some((state) => isIn(page.wall.element, state)), 'checked', {
    timeout: 8000,
  });
  await page.wall.element.updateComplete;
  return page;
}

describe('<badge-wall>', () => {
  it('says once that all badges are true, and marks none', async () => {
    const {wall} = await checked(six);
    expect(isIn(wall.element, 'verified')).to.equal(true);
    expect(wall.words).to.contain('Les badges de Malika T.');
    expect(wall.words).to.contain('6 badges, de mai 2025 à novembre 2026');
    expect(wall.words).to.match(/Les 6 badges sont vrais et valables\. Vérifié le \d+(er)? \S+ \d{4} à \d/);
    expect(wall.all('[data-badge] .mark').length).to.equal(0);
    expect(wall.all('.mark').length).to.equal(1);
  });

  it('is accessible in every state', async () => {
    for (const samples of [six, bad]) {
      fixtureCleanup();
      await expect((await checked(samples)).wall.element).to.be.accessible();
    }
    const empty = await sharedWall([]);
    await empty.wall.shows('Il n’y a pas encore de badge.');
    await expect(empty.wall.element).to.be.accessible();
    const failed = await openWall({src: '/nowhere.json'});
    await becomes(failed.wall.element, 'failed');
    await expect(failed.wall.element).to.be.accessible();
    const out = await openWall({client: new WallBackend(six).client});
    await becomes(out.wall.element, 'signed-out');
    await expect(out.wall.element).to.be.accessible();
    await expect(await fixture(html`<badge-wall></badge-wall>`)).to.be.accessible();
  });

  it('shows the key badge first and larger, then the newest', async () => {
    const page = await checked(six);
    expect(namesOf(page)[0]).to.equal('Cap sur la suite');
    expect(page.wall.words).to.contain('Donné le 10 novembre 2026, par Les Trois Saules');
    expect(page.wall.words).to.contain('J’ai un projet et je sais en parler.');
    const sizes = page.wall.all('.medallion').map((picture) => picture.getBoundingClientRect().width);
    expect(sizes[0]).to.be.greaterThan(Math.max(...sizes.slice(1)));
    expect(namesOf(page).slice(1)).to.deep.equal([
      ...[
        'Com’un gant',
        'Découpe laser, niveau 2',
        'B.A.BA de l’entreprise',
        'Je m’engage pour mon parcours',
      ],
      'Enthousiaste',
    ]);
  });

  it('says of each badge that is not good what is wrong, and shows no picture of what is none', async () => {
    const {wall} = await checked(bad);
    expect(isIn(wall.element, 'problems')).to.equal(true);
    for (const words of [
      ...[
        '6 badges sont vrais et valables.',
        '2 badges : ne les acceptez pas.',
        '1 badge n’est plus valable.',
      ],
      ...['1 badge vient d’une structure inconnue.', 'Il n’est plus valable depuis le 1er novembre 2026'],
      ...[
        'Retiré : ne l’acceptez pas',
        'Modifié : ne l’acceptez pas',
        'Pas vérifié : structure inconnue',
        'Nom écrit dans ce fichier : Caisse',
      ],
      'Dit venir de « Saveurs » (non vérifié)',
    ])
      expect(wall.words).to.contain(words);
    expect(wall.words).not.to.contain('sont vrais et valables. Vérifié');
    const itemOf = (name: string): HTMLElement | undefined =>
      wall.all('[data-badge]').find((item) => plain(item.textContent).includes(name));
    for (const name of ['Tri des déchets', 'Caisse'])
      expect(itemOf(name)?.querySelector('img') === null).to.equal(true);
    expect(itemOf('Gestes et postures')?.querySelector('.medallion.old') === null).to.equal(false);
    for (const name of ['Tri des déchets', 'Caisse'])
      expect(itemOf(name)?.querySelector('.void') === null).to.equal(false);
    expect(wall.all('.medallion > .mark').length).to.equal(4);
    const doubted = wall.all('.doubted').map((name) => plain(name.textContent));
    const wrong = ['Tri des déchets', 'Nom écrit dans ce fichier : Caisse', 'Cuisine du monde'];
    expect(doubted).to.deep.equal(wrong);
    expect(itemOf('Cuisine du monde')?.querySelector('.medallion.unproven') === null).to.equal(false);
    // Its shape stands beside its word too: a theme may have no mark on the picture.
    expect(wall.all('.trouble > .mark').length).to.equal(4);
  });

  it('says of a badge that is over and by nobody known both, and shows it as no medal', async () => {
    const badge = await signedBadge({
      ...{name: 'Gestes et postures', issuerName: 'Saveurs', isRecognised: false},
      ...{awardedAt: new Date('2024-10-14'), validUntil: new Date('2026-10-14')},
    });
    const {wall} = await checked([{badge, credential: badge.credential, isKey: false}]);
    expect(wall.words).to.contain('Il n’est plus valable depuis le 14 octobre 2026');
    expect(wall.words).to.contain('Dit venir de « Saveurs » (non vérifié)');
    expect(wall.all('.medallion.unproven').length).to.equal(1);
    expect(wall.all('.medallion > .mark.late').length, 'the sign of what the words say').to.equal(1);
    expect(wall.all('.name.doubted').length).to.equal(1);
  });

  it('tells the page what was read and checked', async () => {
    const said: number[][] = [];
    const onRead = ({count, faultCount}: HTMLElementEventMap['badge-wall-read']): void =>
      void said.push([count, faultCount]);
    const onChecked = ({count, trueCount}: HTMLElementEventMap['badge-wall-checked']): void =>
      void said.push([count, trueCount]);
    document.body.addEventListener('badge-wall-read', onRead);
    document.body.addEventListener('badge-wall-checked', onChecked);
    await checked(bad);
    await waitUntil(() => said.length === 2);
    document.body.removeEventListener('badge-wall-read', onRead);
    document.body.removeEventListener('badge-wall-checked', onChecked);
    expect(said).to.deep.equal([
      [10, 0],
      [10, 6],
    ]);
  });

  it('opens a badge in a dialog by keyboard, and gives the focus back', async () => {
    const {wall} = await checked(six);
    const [first] = wall.all('.grid .open');
    first!.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => wall.root.querySelector('dialog[open] badge-display') !== null);
    const display = wall.root.querySelector('badge-display')!;
    await waitUntil(
      () => plain(display.shadowRoot?.textContent ?? '').includes('Ce badge est vrai et valable.'),
      'shown',
      {
        timeout: 5000,
      },
    );
    expect(display.verdict?.outcome).to.equal('verified');
    await sendKeys({press: 'Escape'});
    await waitUntil(() => wall.root.querySelector('dialog') === null);
    expect(wall.root.activeElement === first).to.equal(true);
  });

  it('leaves the opening to the page that wants it', async () => {
    const {wall} = await checked(six);
    let credential = '';
    wall.element.addEventListener('badge-wall-open', (event) => {
      ({credential} = event);
      event.preventDefault();
    });
    wall.one('.grid .open').click();
    await wall.element.updateComplete;
    expect(JSON.parse(credential)).to.deep.equal(six[3]?.credential);
    expect(wall.root.querySelector('dialog') === null).to.equal(true);
  });

  it('finds, filters and sorts, and counts in words', async () => {
    const page = await checked(six);
    const {wall} = page;
    wall.one('summary').click();
    await wall.write('decoupe', '#find');
    expect(namesOf(page)).to.deep.equal(['Découpe laser, niveau 2']);
    expect(wall.words).to.contain('1 badge sur 6');
    await wall.write('zzz', '#find');
    expect(wall.words).to.contain('Aucun badge ne répond à ce choix.');
    await wall.press('Tout montrer');
    expect(namesOf(page).length).to.equal(6);
    const choose = async (id: string, value: string): Promise<void> => {
      const select = wall.one(`#${id}`, HTMLSelectElement);
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await wall.element.updateComplete;
    };
    await choose('issuer', 'Le Dôme');
    expect(namesOf(page)).to.deep.equal(['Découpe laser, niveau 2', 'Enthousiaste']);
    await choose('year', '2026');
    await choose('skill', 'Machines');
    expect(namesOf(page)).to.deep.equal(['Découpe laser, niveau 2']);
    await wall.press('Tout montrer');
    await choose('order', 'name');
    expect(namesOf(page)[0]).to.equal('B.A.BA de l’entreprise');
  });

  it('reads badges given as objects, a host’s pages, and links written inside', async () => {
    const {client} = new WallBackend(six);
    const given = await openWall({client});
    given.wall.element.sources = credentialsOf(six.slice(0, 2));
    await given.wall.shows('Les 2 badges sont vrais et valables.');
    const pages = [six.slice(0, 3), six.slice(3)].map(credentialsOf);
    const host = {
      list: ({page = '0'} = {}) =>
        Promise.resolve({
          credentials: pages[Number(page)] ?? [],
          compactJws: [],
          ...(page === '0' && {nextPage: '1'}),
        }),
    } as unknown as CredentialHost;
    given.wall.element.sources = undefined;
    given.wall.element.host = host;
    await given.wall.shows('Les 6 badges sont vrais et valables.');
    expect(given.wall.words).to.contain('Garder une copie');
    const links = await fixture<BadgeWallElement>(
      html`<badge-wall lang="fr"
        ><ul>
          <li><a href=${addressOf(JSON.stringify(six[1]?.credential))}>Mon badge</a></li>
          <li><a href="/nowhere.json">Un autre</a></li>
        </ul></badge-wall
      >`,
    );
    await waitUntil(
      () => plain(links.shadowRoot!.textContent).includes('Je m’engage pour mon parcours'),
      'read',
      {timeout: 5000},
    );
    expect(plain(links.shadowRoot!.textContent)).to.contain('Un badge n’a pas pu être lu');
    expect(plain(links.shadowRoot!.textContent)).to.contain('Cette adresse ne mène à rien.');
  });

  it('shows the badges of whoever signs in, and no others once they are gone', async () => {
    const backend = new WallBackend(six, {signing: 1});
    const {wall, provider} = await openWall({client: backend.client});
    await wall.shows('Connectez-vous pour voir vos badges.');
    provider.context.setSession(session);
    await wall.shows('Les badges de Malika T.');
    await wall.shows('Un nouveau badge arrive.');
    expect(wall.words).to.contain('Badge-clé : il réunit 3 badges.');
    provider.context.setSession(undefined);
    await wall.shows('Connectez-vous pour voir vos badges.');
    expect(wall.words).not.to.contain('Malika');
  });

  it('says of an opened badge where it is on another platform, to the person alone', async () => {
    const elsewhere = [{platform: 'obf', state: 'inWallet'}] as const;
    const {wall, provider} = await openWall({
      client: new WallBackend(six, {elsewhere: [...elsewhere]}).client,
    });
    provider.context.setSession(session);
    await wall.shows('Cap sur la suite');
    expect(wall.words).not.to.contain('Passport');
    await wall.press('Cap sur la suite');
    await wall.shows('Ce badge est aussi dans votre Open Badge Passport.');
    await expect(wall.element).to.be.accessible();
    await wall.press('Fermer');
    await wall.press('Je m’engage pour mon parcours');
    await waitUntil(() => wall.root.querySelector('dialog'));
    expect(wall.words).not.to.contain('Passport');
  });

  it('says why there is nothing, with a code for the page, and tries again', async () => {
    const ended = new WallBackend(six);
    const {wall, provider} = await openWall({
      client: fakeBackend({me: {awards: () => Promise.reject(backendError('UNREACHABLE'))}}),
    });
    let code = '';
    wall.element.addEventListener('badge-wall-failed', (event) => ({code} = event));
    provider.context.setSession(session);
    await wall.shows('Le site ne répond pas. Réessayez dans un moment.');
    expect(code).to.equal('UNREACHABLE');
    expect(isIn(wall.element, 'failed')).to.equal(true);
    wall.element.sources = credentialsOf(six);
    await wall.shows('Cap sur la suite');
    expect(ended.calls).to.deep.equal([]);
    const page = await openWall({src: addressOf('<!doctype html><html></html>', 'text/html')});
    await page.wall.shows('Nous ne trouvons pas de badges à cette adresse.');
    const nowhere = await openWall({src: '/nowhere.json'});
    await nowhere.wall.shows('Cette adresse ne mène à rien. Vérifiez le lien.');
  });

  it('checks when asked, or never, where the page says so', async () => {
    const page = await openWall({client: new WallBackend(six).client});
    page.wall.element.verify = 'click';
    page.wall.element.sources = credentialsOf(six);
    await page.wall.shows('Ces badges n’ont pas été vérifiés.');
    expect(page.wall.words).to.contain('non vérifié').and.not.to.contain('Par Les');
    expect(page.wall.all('[data-badge] .mark').length, 'each is marked').to.equal(6);
    await page.wall.press('Vérifier les badges');
    await page.wall.shows('Les 6 badges sont vrais et valables.');
    expect(page.wall.words).not.to.contain('non vérifié');
    expect(page.wall.all('[data-badge] .mark').length).to.equal(0);
    const never = await openWall({client: new WallBackend(six).client});
    never.wall.element.verify = 'none';
    never.wall.element.sources = credentialsOf(six);
    await never.wall.shows('Ces badges n’ont pas été vérifiés.');
    expect(never.wall.words).not.to.contain('Vérifier les badges');
  });

  it('says less without a backend, and never that a badge is true', async () => {
    const page = await openWall({});
    page.wall.element.sources = credentialsOf(six);
    await becomes(page.wall.element, 'undetermined');
    expect(page.wall.words).to.contain('Pour 6 badges, nous ne savons pas s’ils sont vrais.');
    expect(page.wall.words).not.to.match(/vrais? et valables?/);
    expect(page.wall.all('.mark.yes').length).to.equal(0);
  });

  it('speaks five languages', async () => {
    for (const [lang, words] of [
      ['en', 'All 6 badges are real and valid.'],
      ['es', 'Las 6 insignias son verdaderas y válidas.'],
      ['ar', 'شارات Malika T.'],
      ['uk', 'Усі 6 відзнак справжні й дійсні.'],
    ] as const) {
      fixtureCleanup();
      const {wall} = await sharedWall(six, {lang});
      await wall.shows(words);
    }
  });

  it('has room at 320 px, with the spacing that readers set, and in both directions', async () => {
    for (const lang of ['fr', 'ar']) {
      fixtureCleanup();
      const {wall} = await sharedWall(bad, {lang});
      wall.element.style.cssText =
        'inline-size:320px;letter-spacing:.12em;word-spacing:.16em;line-height:1.5';
      await waitUntil(() => isIn(wall.element, 'problems'), 'checked', {timeout: 8000});
      await wall.element.updateComplete;
      wall.one('summary').click();
      await wall.rests();
      const {left} = wall.element.getBoundingClientRect();
      const wide = wall.all('button, p, h2, input, select').filter((each) => {
        const box = each.getBoundingClientRect();
        return box.width > 0 && (box.right > left + 332 || box.left < left - 12);
      });
      expect(wide.map((each) => each.outerHTML.slice(0, 80))).to.deep.equal([]);
    }
  });
});

describe('the list of a link', () => {
  it('is the wall whatever else it names', async () => {
    const {wall} = await openWall({client: new WallBackend(six).client, src: addressOf(listOf(six))});
    await wall.shows('Les badges');
    expect(wall.words).not.to.contain('Partager');
  });
});
