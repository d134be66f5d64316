/** The sheet that an adviser prints: one card per person. It opens once; printing is up to the browser. */
import {call, takeFragment} from './backend.js';
import {onPress, part, show, wordsFor, write} from './page.js';

const day = new Intl.DateTimeFormat('fr', {dateStyle: 'long', timeZone: 'Europe/Paris'});

/** @typedef {{displayName: string, claimCode: string, address: string, expiresAt: string, qr: string}} Card */

/** @param {string} id @param {Card} card @param {string} structureName */
function fillCard(id, card, structureName) {
  const template = part(id);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`#${id} is no template`);
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  /** @param {string} name @param {string} text */
  const fill = (name, text) => {
    const place = copy.querySelector(`[data-fill="${name}"]`);
    if (place) place.textContent = text;
  };
  fill('name', card.displayName);
  fill('structure', structureName);
  fill('code', card.claimCode);
  fill('until', day.format(new Date(card.expiresAt)));
  fill('address', card.address.split('#')[0] ?? '');
  const image = copy.querySelector('img');
  // An image does nothing but be seen: the drawing is not put into the page itself.
  if (image) image.src = `data:image/svg+xml,${encodeURIComponent(card.qr)}`;
  part('cards').append(copy);
}

try {
  const {structureName, cards} = await call('POST', 'claim-codes/sheets', {body: {token: takeFragment()}});
  for (const card of cards) fillCard('card', card, structureName);
  show('tools');
  onPress('print', async () => window.print());
} catch (error) {
  write('problem', wordsFor(error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL'));
}
