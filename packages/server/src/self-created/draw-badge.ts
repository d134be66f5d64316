/** A simple image for a badge that somebody makes: a shape, a symbol, a colour. No words: fonts differ from machine to machine. */
import type {BadgeDrawing} from '@pepites/recognition';
import sharp from 'sharp';

export const badgeImageEdge = 600;

const shapes: Readonly<Record<BadgeDrawing['shape'], string>> = {
  circle: 'M60 6a54 54 0 1 1 0 108a54 54 0 1 1 0-108z',
  hexagon: 'M60 5l47.6 27.5v55L60 115 12.4 87.500v-55z',
  shield: 'M60 6l46 14v38c0 28-18 46-46 57C32 104 14 86 14 58V20z',
};

const symbols: Readonly<Record<BadgeDrawing['symbol'], string>> = {
  star: 'M60 30l9.300 18.800 20.700 3-15 14.600 3.500 20.600L60 77.300 41.500 87l3.500-20.600-15-14.600 20.700-3z',
  heart: 'M60 86L36 62a15 15 0 0 1 21.200-21.200L60 43.600l2.800-2.800A15 15 0 0 1 84 62z',
  leaf: 'M36 84c0-32 18-48 50-50 0 34-16 50-40 46l-6 8z',
  spark: 'M60 28l7 25 25 7-25 7-7 25-7-25-25-7 25-7z',
  none: '',
};

/** A PNG of `badgeImageEdge` pixels. */
export async function drawBadge({shape, symbol, colour}: BadgeDrawing): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="${badgeImageEdge}" height="${badgeImageEdge}"><path d="${shapes[shape]}" fill="${colour}"/><path d="${symbols[symbol]}" fill="#ffffff"/></svg>`;
  return sharp(Buffer.from(svg)).png({compressionLevel: 9}).toBuffer();
}
