import {expect, waitUntil} from '@open-wc/testing';
import {designerBackend} from '../testing/designer-backend.js';
import {DesignerHarness, type DesignerOptions} from '../testing/designer-harness.js';
import {structure} from '../testing/samples.js';

const key = `pepites-design:|${structure}|own|`;

async function open(more: DesignerOptions = {}): Promise<DesignerHarness> {
  return DesignerHarness.open({client: designerBackend().client, owner: 'mine', ...more});
}

/** As after a reload: nothing of the page is left but what is kept. */
async function reload(designer: DesignerHarness, more: DesignerOptions = {}): Promise<DesignerHarness> {
  designer.element.remove();
  return open(more);
}

async function begin(designer: DesignerHarness): Promise<void> {
  await designer.openLine('Forme');
  await designer.choose('Étoile à douze');
  await designer.press('Continuer');
  await designer.fill('name', 'Je répare des vélos');
  await designer.fill('shows', 'Je règle les freins.');
  await designer.shows('Brouillon gardé 14 jours sur cet appareil.');
  await waitUntil(() => localStorage.getItem(key)?.includes('freins'), 'kept', {timeout: 5000});
}

describe('<badge-designer>, what is kept on the device,', () => {
  beforeEach(() => {
    localStorage.removeItem(key);
    sessionStorage.removeItem('pepites-device');
  });
  afterEach(() => {
    localStorage.removeItem(key);
  });

  it('is asked for once something is begun; nothing is kept before', async () => {
    localStorage.removeItem('pepites-device');
    const designer = await open({owner: 'ask'});
    expect(designer.words).to.not.include('Cet appareil est à vous');
    await designer.openLine('Forme');
    await designer.choose('Étoile à douze');
    await designer.shows('Cet appareil est à vous');
    await expect(designer.element).to.be.accessible();
    expect(localStorage.getItem(key)).to.equal(null);
    await designer.press('Non, d’autres l’utilisent');
    await designer.shows('Rien ne reste sur cet appareil.');
    expect(localStorage.getItem(key)).to.equal(null);
  });

  it('comes back after a reload, and is erased by the person', async () => {
    const designer = await open();
    await begin(designer);
    const again = await reload(designer);
    await again.shows('Voici votre brouillon.');
    expect(again.element.value.shape).to.equal('rosette');
    await expect(again.element).to.be.accessible();
    await again.press('Continuer');
    expect(again.one('#name', HTMLInputElement).value).to.equal('Je répare des vélos');
    await again.press('Effacer mon brouillon');
    await again.shows('Votre brouillon est effacé de cet appareil.');
    expect(localStorage.getItem(key)).to.equal(null);
    expect((await reload(again)).element.value.shape).to.equal('hexagon');
  });

  it('goes when the badge is kept at the backend, and after fourteen days', async () => {
    const designer = await open();
    await begin(designer);
    await designer.press('Continuer');
    await designer.press('Créer mon badge');
    await designer.shows('Votre badge est créé.');
    await waitUntil(() => localStorage.getItem(key) === null);
    const next = await reload(designer);
    await begin(next);
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
    const old = new Date(Date.now() - 15 * 86_400_000).toISOString();
    next.element.remove();
    localStorage.setItem(key, JSON.stringify({...kept, updatedAt: old}));
    const later = await open();
    expect(later.words).to.not.include('Voici votre brouillon');
    expect(localStorage.getItem(key)).to.equal(null);
  });

  it('is not shown to somebody else, nor broken by what is no draft', async () => {
    localStorage.setItem(
      key,
      JSON.stringify({design: {shape: 'rosette'}, person: 'somebody-else', updatedAt: new Date()}),
    );
    const designer = await open();
    expect(designer.element.value.shape).to.equal('hexagon');
    for (const text of ['no json', 'null', '[]', '{"design":7,"words":{"name":{}},"source":3}']) {
      designer.element.remove();
      localStorage.setItem(key, text);
      const other = await open();
      expect(other.words, text).to.include('Étape 1 sur 3');
      other.element.remove();
    }
  });

  it('of two on one page is that of the first: neither writes over the other', async () => {
    const designer = await open();
    const other = await open();
    await other.openLine('Forme');
    await other.choose('Hexagone couché');
    await begin(designer);
    expect(localStorage.getItem(key)).to.include('rosette');
    expect(other.words).to.not.include('Brouillon gardé');
  });
});
