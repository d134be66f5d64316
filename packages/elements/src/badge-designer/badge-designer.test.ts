import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type axeType from 'axe-core';
import {render} from 'lit';
import {hexagonOutline} from '../art/outlines.js';
import {faultOf, firstDesign, readDesign} from '../design/index.js';
import {polygon, roundedPath} from '../design/polygon.js';
import {designerEn} from '../messages/designer.en.js';
import {designerFr} from '../messages/designer.fr.js';
import {designerBackend} from '../testing/designer-backend.js';
import {DesignerHarness, type DesignerOptions} from '../testing/designer-harness.js';

const {axe} = globalThis as unknown as {axe: typeof axeType};
const tags = ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const attack = '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>';

async function violationsOf(harness: DesignerHarness): Promise<string[]> {
  const {violations} = await axe.run(harness.element, {runOnly: {type: 'tag', values: tags}});
  return violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ''}`);
}

const ready = async (more: DesignerOptions = {}) => {
  const backend = designerBackend();
  return {backend, designer: await DesignerHarness.open({client: backend.client, ...more})};
};

describe('<badge-designer>', () => {
  beforeEach(async () => {
    await setViewport({width: 800, height: 900});
  });

  it('is accessible in every state', async () => {
    const {designer, backend} = await ready();
    expect(await violationsOf(designer)).to.deep.equal([]);
    for (const line of [
      'Forme',
      'Couleur du fond',
      'Symbole',
      'Couleur du symbole',
      'Bord',
      'Décor',
      'Niveau',
      'Texte',
    ]) {
      await designer.openLine(line);
      expect(await violationsOf(designer), line).to.deep.equal([]);
    }
    await designer.openLine('Couleur du fond');
    await designer.choose('Ivoire');
    expect(await violationsOf(designer), 'refused').to.deep.equal([]);
    await designer.press('Corriger les couleurs');
    await designer.press('Continuer');
    expect(await violationsOf(designer), 'words').to.deep.equal([]);
    await designer.press('Continuer');
    expect(await violationsOf(designer), 'missing').to.deep.equal([]);
    await designer.press('Revenir');
    await designer.toCheck();
    expect(await violationsOf(designer), 'check').to.deep.equal([]);
    backend.refuse('selfCreated.create', 'BADGE_LIMIT');
    await designer.press('Créer mon badge');
    await designer.shows('beaucoup de badges');
    expect(await violationsOf(designer), 'failure').to.deep.equal([]);
    // There is a way to what can be deleted, and back.
    await designer.press('Ouvrir un badge déjà commencé');
    await designer.shows('Quel badge voulez-vous reprendre ?');
    await designer.press('Revenir');
    await designer.toCheck();
    backend.refuse('selfCreated.create', undefined);
    await designer.press('Créer mon badge');
    await designer.shows('Il est prêt.');
    expect(await violationsOf(designer), 'done').to.deep.equal([]);
    await designer.press('Ajouter une preuve');
    await designer.press('Garder ma preuve');
    await designer.shows('Écrivez, parlez, ou ajoutez un fichier');
    expect(await violationsOf(designer), 'evidence').to.deep.equal([]);
  });

  it('ties errors and hints to their fields, and leads to the first that is missing', async () => {
    const {designer} = await ready();
    await designer.press('Continuer');
    await designer.press('Continuer');
    await waitUntil(() => designer.root.activeElement?.id === 'name');
    expect(designer.one('#name').ariaInvalid).to.equal('true');
    expect(designer.one('#name').getAttribute('aria-describedby')).to.equal('name-error name-hint');
    expect(designer.one('#name-error').textContent).to.include('Écrivez un titre.');
    await designer.fill('name', 'Un titre');
    await designer.press('Continuer');
    await waitUntil(() => designer.root.activeElement?.id === 'shows');
  });

  it('is worked with the keyboard alone', async () => {
    const {designer} = await ready();
    const changes: string[] = [];
    designer.element.addEventListener('badge-design-change', ({design}) => changes.push(design.shape));
    designer.all('summary')[0]!.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => designer.root.querySelector('input[name=shape]') !== null);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'ArrowRight'});
    await sendKeys({press: 'ArrowRight'});
    expect(changes).to.deep.equal(['framed', 'wide']);
    expect(designer.element.value.shape).to.equal('wide');
    await sendKeys({down: 'Shift'});
    await sendKeys({press: 'Tab'});
    await sendKeys({up: 'Shift'});
    await sendKeys({press: 'Space'});
    await waitUntil(() => designer.root.querySelector('input[name=shape]') === null);
    expect(designer.focused).to.include('Forme');
    await designer.openLine('Symbole');
    designer.one('#icon-search').focus();
    await sendKeys({type: 'velo'});
    await designer.shows('1 symbole trouvé.');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    expect(designer.element.value.icon).to.equal('bicycle');
  });

  it('undoes each choice, and what was typed at once', async () => {
    const {designer} = await ready();
    await designer.openLine('Couleur du fond');
    await designer.choose('Rose');
    await designer.openLine('Texte');
    designer.one('#text').focus();
    await sendKeys({type: 'Vélos'});
    expect(designer.element.value).to.include({enamel: 'rose', text: 'Vélos'});
    await designer.press('Défaire');
    expect(designer.element.value).to.include({enamel: 'rose', text: ''});
    expect(designer.words).to.include('Le dernier changement est défait.');
    await designer.press('Défaire');
    expect(designer.element.value).to.deep.equal(firstDesign);
    expect(
      designer.all('button').find((each) => each.textContent.includes('Défaire'))?.ariaDisabled,
    ).to.equal('true');
    await designer.choose('Rose').catch(() => undefined);
    await designer.press('Tout recommencer');
    expect(designer.element.value).to.deep.equal(firstDesign);
  });

  it('refuses colours that are hard to read, in words and without figures, and corrects them', async () => {
    const {designer} = await ready();
    await designer.openLine('Couleur du fond');
    await designer.choose('Ivoire');
    expect(designer.words).to.include('Ces couleurs se lisent mal.');
    await designer.press('Continuer');
    expect(designer.element.matches(':state(draw)')).to.equal(true);
    await waitUntil(() => designer.focused.includes('se lisent mal'));
    await designer.press('Corriger les couleurs');
    expect(designer.element.value.ink).to.equal('night');
    expect(faultOf(designer.element.value)).to.equal(undefined);
    // No colour of the symbol is read on this one beside words: the ground changes too.
    designer.element.value = {...firstDesign, enamel: '#808080', text: 'Vélos'};
    await designer.shows('Ces couleurs se lisent mal.');
    await designer.press('Corriger les couleurs');
    await designer.shows('Les couleurs se lisent bien.');
    expect(faultOf(designer.element.value)).to.equal(undefined);
    expect(designer.words).to.not.match(/Contraste|\d[.,]\d/);
    await designer.press('Défaire');
    expect(designer.element.value.enamel).to.equal('#808080');
  });

  it('has its live regions before anything changes', async () => {
    const {designer} = await ready();
    const region = designer.one('.contrast');
    expect(region.getAttribute('role')).to.equal('status');
    await designer.openLine('Couleur du fond');
    await designer.choose('Ivoire');
    expect(designer.one('.contrast') === region).to.equal(true);
  });

  it('shows no words as markup, runs none, wherever they stand', async () => {
    const {designer} = await ready();
    await designer.openLine('Texte');
    await designer.fill('text', attack);
    await designer.openLine('Symbole');
    await designer.fill('icon-search', attack);
    await designer.toCheck(attack, attack);
    await designer.press('Changer les mots');
    await designer.fill('alt', attack);
    await designer.press('Continuer');
    designer.element.value = JSON.parse(
      `{"__proto__":{"x":1},"text":${JSON.stringify(attack)},"icon":${JSON.stringify(attack)}}`,
    );
    await designer.press('Créer mon badge');
    await designer.shows('Votre badge est créé.');
    await aTimeout(100);
    expect('hit' in globalThis).to.equal(false);
    expect(designer.root.querySelectorAll('script, img:not(.preview)').length).to.equal(0);
    expect(await designer.element.toSvg()).to.not.match(/<script|<img/);
  });

  it('keeps two on one page apart', async () => {
    const {designer} = await ready();
    const other = await DesignerHarness.open({client: designerBackend().client});
    await designer.openLine('Forme');
    await other.openLine('Forme');
    await designer.choose('Étoile à douze');
    await other.choose('Hexagone couché');
    expect([designer.element.value.shape, other.element.value.shape]).to.deep.equal(['rosette', 'wide']);
    expect(designer.one('input[value=rosette]', HTMLInputElement).checked).to.equal(true);
  });

  for (const [what, width, more] of [
    ['at 320 px', 320, {}],
    ['from right to left', 320, {dir: 'rtl'}],
    ['in English', 360, {lang: 'en'}],
  ] as const) {
    it(`overflows nowhere ${what}, with long words and wide spaces`, async () => {
      await setViewport({width, height: 800});
      const {designer} = await ready(more);
      const style = document.createElement('style');
      style.textContent =
        '* {line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}';
      designer.root.append(style);
      expect(designer.overflows(width)).to.deep.equal([]);
      const next = 'lang' in more ? 'Continue' : 'Continuer';
      for (const summary of designer.all('summary')) {
        summary.click();
        await aTimeout(30);
        expect(designer.overflows(width), summary.textContent).to.deep.equal([]);
      }
      await designer.press(next);
      await designer.fill('name', 'Anticonstitutionnellement'.repeat(4));
      await designer.fill('shows', 'Anticonstitutionnellement'.repeat(4));
      expect(designer.overflows(width)).to.deep.equal([]);
      await designer.press(next);
      expect(designer.overflows(width)).to.deep.equal([]);
    });
  }

  it('opens the pictures at the one that is chosen', async () => {
    const {designer} = await ready();
    designer.element.value = {icon: 'chef-hat'};
    await designer.openLine('Symbole');
    expect(designer.one('#icon-theme', HTMLSelectElement).value).to.equal('kitchen');
    expect(designer.one('input[value=chef-hat]', HTMLInputElement).checked).to.equal(true);
  });

  it('finds and names symbols in the language of the page, and by their English words too', async () => {
    for (const [lang, line, words, name] of [
      ['ar', 'الرمز', 'دراجة', 'دراجة'],
      ['uk', 'Символ', 'велос', 'велосипед'],
      ['es', 'Símbolo', 'bicicleta', 'una bicicleta'],
    ] as const) {
      const {designer} = await ready({lang});
      expect(designer.root.querySelector('div')?.lang).to.equal(lang);
      await designer.openLine(line);
      await waitUntil(() => !designer.one('.preview', HTMLImageElement).alt.includes('a star'));
      for (const query of [words, 'bicycle']) {
        await designer.fill('icon-search', query);
        const found = designer.one('input[value=bicycle]', HTMLInputElement);
        expect(found.closest('label')?.textContent.trim()).to.equal(name);
      }
      designer.element.closest('badge-backend')?.remove();
    }
  });

  it('speaks English', async () => {
    const {designer} = await ready({lang: 'en'});
    expect(designer.words).to.include('Make my badge Step 1 of 3');
    expect(designer.one('.preview', HTMLImageElement).alt).to.equal(
      'A hexagon, blue background, gold edge. In the middle: a star.',
    );
  });

  it('speaks in sentences of at most twelve words', () => {
    for (const catalogue of [designerFr, designerEn]) {
      for (const [key, message] of Object.entries(catalogue)) {
        const forms =
          typeof message === 'string'
            ? [message]
            : Object.values(message as object as Record<string, string>);
        for (const form of forms) {
          for (const sentence of form.split(/[.!?…] /)) {
            const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
            expect(words.length, `${key}: ${sentence}`).to.be.at.most(12);
          }
        }
      }
    }
  });

  it('draws the plate that the outlines of badges announce', () => {
    const holder = document.createElement('div');
    render(hexagonOutline('empty'), holder);
    const numbers = (text: string | null | undefined) => text?.match(/[\d.]+/g)?.map(Number) ?? [];
    const drawn = numbers(roundedPath(polygon([60, 60], 56.5), 7));
    const announced = numbers(holder.querySelector('path')?.getAttribute('d'));
    expect(announced.length).to.equal(drawn.length);
    drawn.forEach((value, i) => {
      expect(Math.abs(value - (announced[i] ?? 0))).to.be.at.most(0.2);
    });
    expect(readDesign({}).shape).to.equal('hexagon');
  });
});
