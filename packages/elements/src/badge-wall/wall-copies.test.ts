import {aTimeout, expect, fixtureCleanup, waitUntil} from '@open-wc/testing';
import '../badge-backend/badge-backend.js';
import {session} from '../testing/samples.js';
import {signedBadge, type SignedBadgeOptions} from '../testing/signed-badge.js';
import {openWall, sharedWall, type WallPage} from '../testing/wall-harness.js';
import {sixBadges, someBad, WallBackend, type WallSample} from '../testing/wall-samples.js';
import './badge-wall.js';

let six: WallSample[];

before(async () => {
  six = await sixBadges();
});
beforeEach(() => {
  fixtureCleanup();
});

interface OwnPage extends WallPage {
  readonly backend: WallBackend;
}

async function own(samples = six): Promise<OwnPage> {
  const backend = new WallBackend(samples);
  const page = await openWall({client: backend.client, session});
  const {element} = page.wall;
  await waitUntil(
    () => ['verified', 'problems'].some((state) => element.matches(`:state(${state})`)),
    'checked',
    {
      timeout: 8000,
    },
  );
  await element.updateComplete;
  return {...page, backend};
}

async function nameless(options: SignedBadgeOptions = {number: 201}): Promise<WallSample[]> {
  const badge = await signedBadge({...options, name: 'Sans nom', issuerName: ''});
  return [{badge, credential: badge.credential, isKey: false}];
}

/** The file that is handed to the person when this is done. */
async function savedBy(act: () => Promise<void>): Promise<string> {
  const make = URL.createObjectURL.bind(URL);
  let saved: Blob | undefined;
  // The browser’s own saving is not what is looked at.
  Object.defineProperty(HTMLAnchorElement.prototype, 'click', {value: () => undefined, configurable: true});
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) saved = blob;
    return make(blob);
  };
  try {
    await act();
    await waitUntil(() => saved !== undefined, 'saved', {timeout: 5000});
    return await (saved?.text() ?? '');
  } finally {
    URL.createObjectURL = make;
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  }
}

describe('a wall’s copies and links', () => {
  it('are its holder’s: a reader of the link is offered none', async () => {
    const {wall} = await sharedWall(six);
    await waitUntil(() => wall.words.includes('Les 6 badges sont vrais et valables.'), 'checked', {
      timeout: 8000,
    });
    expect(wall.words).not.to.contain('Partager').and.not.to.contain('Garder une copie');
  });

  it('make a JSON Resume of what is shown, with a name where it is wanted', async () => {
    const {wall} = await own();
    await wall.press('Garder une copie');
    await wall.shows('La copie contient les 6 badges montrés.');
    await expect(wall.element).to.be.accessible();
    const heard: string[] = [];
    wall.element.addEventListener('badge-wall-kept', ({format, count}) => heard.push(`${format} ${count}`));
    const nameless = JSON.parse(await savedBy(() => wall.press('Enregistrer le fichier'))) as {
      basics?: unknown;
      certificates: {name: string; date: string; issuer: string; url: string}[];
      skills: {name: string}[];
    };
    expect(nameless.basics).to.equal(undefined);
    expect(nameless.certificates.length).to.equal(6);
    expect(nameless.certificates[0]).to.deep.equal({
      ...{name: 'Cap sur la suite', date: '2026-11-10', issuer: 'Les Trois Saules'},
      url: 'https://badges.example.org/b/page-0',
    });
    expect(nameless.skills.map(({name}) => name)).to.include.members(['Projet', 'Machines']);
    await wall.choose('Écrire le nom');
    const named = JSON.parse(await savedBy(() => wall.press('Enregistrer le fichier'))) as {basics: object};
    expect(named.basics).to.deep.equal({name: 'Malika T.'});
    expect(heard).to.deep.equal(['json-resume 6', 'json-resume 6']);
  });

  it('say in a JSON Resume what is not proven, and what is over; skills are those of what is proven', async () => {
    const unknown = await signedBadge({
      ...{name: 'Soupes', issuerName: 'Saveurs', isRecognised: false, skills: ['Potage'], number: 200},
    });
    const samples = [...(await someBad()), {badge: unknown, credential: unknown.credential, isKey: false}];
    const {wall} = await own(samples);
    await wall.press('Garder une copie');
    await wall.shows('La copie contient');
    const resume = JSON.parse(await savedBy(() => wall.press('Enregistrer le fichier'))) as {
      certificates: {name: string; issuer?: string}[];
      skills: {name: string}[];
    };
    const issuers = new Map(resume.certificates.map(({name, issuer}) => [name, issuer?.replace(/\s/g, ' ')]));
    expect(issuers.size).to.equal(9);
    expect(issuers.get('Cap sur la suite')).to.equal('Les Trois Saules');
    expect(issuers.get('Cuisine du monde (badge non vérifié)')).to.equal(
      'Dit venir de « Saveurs » (non vérifié)',
    );
    expect(issuers.has('Soupes (badge non vérifié)')).to.equal(true);
    expect(issuers.get('Gestes et postures (n’est plus valable)')).to.equal('Les Trois Saules');
    expect(resume.skills.map(({name}) => name))
      .to.include('Projet')
      .and.not.to.include('Potage');
  });

  it('make one file that loads nothing and runs nothing, with each badge in it', async () => {
    const bad = await someBad();
    const {wall} = await own(bad);
    await wall.press('Garder une copie');
    await wall.shows('La copie contient');
    const text = await savedBy(() => wall.press('Enregistrer la page'));
    const page = new DOMParser().parseFromString(text, 'text/html');
    expect(page.querySelectorAll('script, link, iframe, object').length).to.equal(0);
    expect(page.querySelectorAll('li').length).to.equal(8);
    const named = (selector: string): (string | null)[] =>
      [...page.querySelectorAll(`${selector} h2`)].map(({textContent}) => textContent);
    expect(named('.doubted')).to.deep.equal(['Cuisine du monde']);
    expect(named('.old')).to.deep.equal(['Gestes et postures']);
    expect(text).to.contain('default-src &#39;none&#39;; img-src data:');
    for (const image of page.querySelectorAll('img'))
      expect(image.getAttribute('src')).to.match(/^data:image\//);
    const file = page.querySelector('a[download]')?.getAttribute('href') ?? '';
    const bytes = Uint8Array.from(atob(file.split(',')[1] ?? ''), (sign) => sign.charCodeAt(0));
    // Letter for letter, or its proof would no longer hold.
    expect(new TextDecoder().decode(bytes)).to.equal(JSON.stringify(bad[0]?.credential));
  });

  it('say of what is still being checked, forged or not, that it is not proven', async () => {
    const samples = [...(await someBad()), ...(await nameless())];
    const silent = {documents: () => new Promise<never>(() => undefined)};
    const {client} = new WallBackend(samples);
    const {wall} = await openWall({client: {...client, verification: silent}, session});
    await wall.shows('Nous vérifions les badges');
    await wall.press('Garder une copie');
    await wall.shows('La copie contient');
    const resume = JSON.parse(await savedBy(() => wall.press('Enregistrer le fichier'))) as {
      certificates: {name: string; issuer?: string}[];
      skills?: unknown;
    };
    expect(resume.certificates.length).to.equal(11);
    for (const {name, issuer = 'Dit venir de'} of resume.certificates) {
      expect(name).to.contain('(badge non vérifié)');
      expect(issuer).to.contain('Dit venir de');
    }
    expect(resume.skills).to.equal(undefined);
    const page = new DOMParser().parseFromString(
      await savedBy(() => wall.press('Enregistrer la page')),
      'text/html',
    );
    const items = [...page.querySelectorAll('li')];
    expect(items.length).to.equal(11);
    for (const item of items) {
      expect(item.matches('.doubted')).to.equal(true);
      expect(item.textContent.replace(/\s/g, ' ')).to.match(/non vérifié/);
      expect(item.textContent).not.to.contain('Par ');
    }
    const [last] = items.filter((item) => item.textContent.includes('Sans nom'));
    expect(last?.querySelector('.trouble')?.textContent).to.equal('Badge non vérifié');
  });

  it('say of what is over and by nobody known both', async () => {
    const validUntil = new Date('2026-11-01T09:00:00Z');
    const options = {isRecognised: false, validUntil, awardedAt: new Date('2025-11-01')};
    const badge = await signedBadge({...options, name: 'Soupes', issuerName: 'Saveurs', number: 200});
    const samples = [
      {badge, credential: badge.credential, isKey: false},
      ...(await nameless({...options, number: 202})),
    ];
    const {wall} = await own(samples);
    await wall.press('Garder une copie');
    await wall.shows('La copie contient');
    const resume = await savedBy(() => wall.press('Enregistrer le fichier'));
    expect(resume).to.contain('Soupes (n’est plus valable) (badge non vérifié)');
    const page = await savedBy(() => wall.press('Enregistrer la page'));
    expect(page.replace(/\s/g, ' ')).to.match(
      /Il n’est plus valable depuis le 1er novembre 2026\. Badge non vérifié/,
    );
  });

  it('show a person’s links: made of what they chose, and ended', async () => {
    const {wall, backend} = await own();
    await wall.press('Partager');
    await wall.shows('Choisissez les badges.');
    await wall.press('Créer le lien');
    await wall.shows('Choisissez au moins un badge.');
    expect(backend.links.length).to.equal(0);
    await wall.choose('Com’un gant');
    await wall.press('Créer le lien');
    await wall.shows('Le lien est prêt.');
    expect(backend.links[0]?.awards.length).to.equal(1);
    expect(backend.links[0]?.showsName).to.equal(false);
    expect(wall.words).to.contain('1 badge, sans mon nom, jusqu’au');
    await expect(wall.element).to.be.accessible();
    await wall.press('Arrêter ce lien');
    await wall.shows('Le lien est arrêté. Il ne montre plus rien.');
    expect(backend.links.length).to.equal(0);
    backend.failure = 'SHARE_LIMIT';
    await wall.press('Créer le lien');
    await wall.shows('Vous avez déjà beaucoup de liens.');
  });
});

describe('walls on one page', () => {
  const evil = '"><img src=x onerror="window.wasRun=true"><script>window.wasRun=true</script>';

  it('run nothing of what badges say', async () => {
    const badge = await signedBadge({
      name: evil,
      issuerName: evil,
      narrative: `- ${evil}`,
      skills: [evil],
      number: 7,
    });
    const samples = [{badge, credential: badge.credential, isKey: true}];
    const {wall} = await sharedWall(samples, {name: evil});
    await wall.shows('Ce badge est vrai et valable.');
    expect(wall.root.querySelector('img[src="x"], script') === null).to.equal(true);
    const page = await own(samples);
    await page.wall.press('Garder une copie');
    await page.wall.shows('La copie contient');
    const text = await savedBy(() => page.wall.press('Enregistrer la page'));
    const copy = new DOMParser().parseFromString(text, 'text/html');
    expect(copy.querySelector('script, img[onerror]') === null).to.equal(true);
    await aTimeout(50);
    expect('wasRun' in window).to.equal(false);
  });

  it('show two truths, each its own', async () => {
    const bad = await someBad();
    const [good, other] = [await sharedWall(six.slice(1, 2)), await sharedWall(bad.slice(7, 8))];
    await good.wall.shows('Ce badge est vrai et valable.');
    await other.wall.shows('1 badge : ne l’acceptez pas.');
    expect(good.wall.words).not.to.contain('acceptez pas');
    expect(other.wall.words).not.to.contain('est vrai');
  });

  it('stop when they are taken away, and leave no observer behind', async () => {
    const Observer = IntersectionObserver;
    let open = 0;
    class Counted extends Observer {
      constructor(...args: ConstructorParameters<typeof Observer>) {
        super(...args);
        open += 1;
      }
      override disconnect(): void {
        open -= 1;
        super.disconnect();
      }
    }
    window.IntersectionObserver = Counted;
    try {
      const {wall} = await sharedWall(six);
      await wall.shows('Cap sur la suite');
      let checked = 0;
      wall.element.addEventListener('badge-wall-checked', () => (checked += 1));
      const parent = wall.element.parentElement!;
      wall.element.remove();
      const before = checked;
      await aTimeout(300);
      expect(checked).to.equal(before);
      expect(open).to.equal(0);
      parent.append(wall.element);
      await wall.shows('Les 6 badges sont vrais et valables.');
      wall.element.remove();
      expect(open).to.equal(0);
      for (let i = 0; i < 500; i++) {
        const another = document.createElement('badge-wall');
        another.sources = [];
        document.body.append(another);
        another.remove();
      }
      await aTimeout(0);
      expect(open).to.equal(0);
    } finally {
      window.IntersectionObserver = Observer;
    }
  });
});
