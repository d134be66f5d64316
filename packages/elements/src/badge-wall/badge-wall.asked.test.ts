/** What a wall shows while the check that its reader asked for has no answer. */
import {expect, fixtureCleanup, waitUntil} from '@open-wc/testing';
import '../badge-backend/badge-backend.js';
import {fakeBackend} from '../testing/samples.js';
import {sharedWall} from '../testing/wall-harness.js';
import {sixBadges, type WallSample} from '../testing/wall-samples.js';
import './badge-wall.js';

let six: WallSample[];

before(async () => {
  six = await sixBadges();
});
beforeEach(() => {
  fixtureCleanup();
});

describe('<badge-wall>, asked to check', () => {
  it('shows no badge as proven while the check that was asked for is under way', async () => {
    const client = fakeBackend({verification: {documents: () => new Promise<never>(() => undefined)}});
    const page = await sharedWall(six, {client});
    page.wall.element.verify = 'click';
    await page.wall.shows('Ces badges n’ont pas été vérifiés.');
    await page.wall.press('Vérifier les badges');
    await page.wall.shows('Nous vérifions les badges');
    expect(page.wall.all('.medallion.unproven').length).to.equal(6);
    expect(page.wall.words).to.contain('Dit venir de « Les Trois Saules »').and.not.to.contain('Par Les');
    expect(page.wall.words).to.contain('Ce badge dit').and.not.to.contain('Ce badge montre');
  });

  it('shows no badge as proven while it is checked once more', async () => {
    let isSilent = false;
    const documents = (): Promise<never> =>
      isSilent ? new Promise(() => undefined) : Promise.reject(new Error('No answer'));
    const {wall} = await sharedWall(six, {client: fakeBackend({verification: {documents}})});
    await waitUntil(() => wall.element.matches(':state(undetermined)'), 'checked', {timeout: 8000});
    isSilent = true;
    await wall.press('Réessayer');
    await wall.shows('Nous vérifions les badges');
    expect(wall.all('.medallion.unproven').length).to.equal(6);
    expect(wall.words).to.contain('Ce badge dit').and.not.to.contain('Par Les');
  });
});
