import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import jsQr from 'jsqr';
import sharp from 'sharp';
import {qrCode} from './qr.js';

const read = jsQr as unknown as typeof jsQr.default;

describe('a QR code', () => {
  it('is read back, small, blurred and on paper that is not white', async () => {
    const address = `https://badges.exemple.fr/b/${'aZ9_-'.repeat(4)}xy`;
    const svg = qrCode(address, {label: 'Le code à scanner'}).text;
    for (const width of [120, 240, 600]) {
      const {data, info} = await sharp(Buffer.from(svg))
        .resize(width)
        .extend({top: 20, bottom: 20, left: 20, right: 20, background: '#ddd'})
        .blur(width === 600 ? 1.5 : 0.4)
        .ensureAlpha()
        .raw()
        .toBuffer({resolveWithObject: true});
      const found = read(new Uint8ClampedArray(data), info.width, info.height);
      assert.equal(found?.data, address, `${width} pixels`);
    }
  });

  it('says in words what it is, and holds no style and no script', () => {
    const {text} = qrCode('https://badges.exemple.fr/b/x', {label: 'L’adresse "courte" & <simple>'});
    assert.match(text, /role="img"/);
    assert.match(text, /aria-label="L’adresse &#34;courte&#34; &#38; &#60;simple&#62;"/);
    assert.doesNotMatch(text, /style|script|NaN/);
  });
});
