/** The picture that networks show for a link: the badge, its name, who gave it. 1200 × 630, as they all take it. */
import sharp, {type OverlayOptions} from 'sharp';

export const cardSize = {width: 1200, height: 630};
const picture = {left: 84, size: 400};
const words = {left: 548, width: 568, top: 96, height: 438};
const ink = '#1a2332';
const quiet = '#495160';
/** The first that lets the name fit. */
const nameSizes = [68, 60, 52, 46, 40, 34];
const gap = 36;

export interface CardWords {
  readonly name: string;
  /** "Donné par …" */
  readonly giver: string;
}

/** A network that shows a link asks for its picture many times; drawing one takes a tenth of a second. */
const drawn = new Map<string, Promise<Uint8Array>>();
const mostDrawn = 50;

/** @param badge reads the badge's picture, as PNG; `key` tells it from others */
export async function cardImage(
  words: CardWords,
  badge: {readonly key: string; readonly read: () => Promise<Uint8Array>},
): Promise<Uint8Array> {
  const key = JSON.stringify([badge.key, words.name, words.giver]);
  const known = drawn.get(key);
  if (known) return known;
  const [oldest] = drawn.keys();
  if (oldest !== undefined && drawn.size >= mostDrawn) drawn.delete(oldest);
  const made = badge.read().then(async (bytes) => drawCard(bytes, words));
  drawn.set(key, made);
  made.catch(() => drawn.delete(key));
  return made;
}

async function drawCard(badge: Uint8Array, {name, giver}: CardWords): Promise<Uint8Array> {
  const image = await sharp(badge)
    .resize({width: picture.size, height: picture.size, fit: 'contain', background: '#0000'})
    .png()
    .toBuffer();
  const layers: OverlayOptions[] = [
    {input: image, left: picture.left, top: (cardSize.height - picture.size) / 2},
    ...(await writeWords({name, giver})),
  ];
  return sharp(Buffer.from(ground)).composite(layers).png({compressionLevel: 9}).toBuffer();
}

/** A plate on a quiet ground, with a hairline and one stroke of brass. */
const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">
  <rect width="100%" height="100%" fill="#f6f3ef"/>
  <rect x="36.5" y="36.5" width="1127" height="557" rx="24" fill="#fefdfc" stroke="#d7d4ce"/>
</svg>`;

async function writeWords({name, giver}: CardWords): Promise<OverlayOptions[]> {
  try {
    const below = await writeText(giver, {size: 34, color: quiet, weight: 'normal'});
    const room = words.height - gap - Math.min(below.info.height, words.height / 3);
    const title = await fitName(name, room);
    const height = title.info.height + gap + below.info.height;
    const top = Math.round(words.top + Math.max(0, (words.height - height) / 2));
    return [
      {input: title.data, left: words.left, top},
      {input: below.data, left: words.left, top: top + title.info.height + gap},
    ];
  } catch {
    // A machine without any font: the picture says enough, and the page beside it says the rest.
    return [];
  }
}

async function fitName(name: string, room: number): Promise<Written> {
  for (const size of nameSizes) {
    const written = await writeText(name, {size, color: ink, weight: 'bold'});
    if (written.info.height <= room && written.info.width <= words.width) return written;
  }
  // Still too much: cut at a word.
  const cut = name.slice(0, 140).replace(/\s+\S*$/, '');
  return writeText(`${cut}…`, {size: nameSizes.at(-1) ?? 34, color: ink, weight: 'bold'});
}

interface Written {
  readonly data: Buffer;
  readonly info: {readonly width: number; readonly height: number};
}

/** In the machine's own sans; broken into lines by Pango, which knows the real width of the letters. */
async function writeText(
  text: string,
  {size, color, weight}: {readonly size: number; readonly color: string; readonly weight: 'normal' | 'bold'},
): Promise<Written> {
  const safe = text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return sharp({
    text: {
      text: `<span foreground="${color}" weight="${weight}">${safe}</span>`,
      font: `sans ${size}`,
      width: words.width,
      dpi: 72,
      wrap: 'word-char',
      spacing: Math.round(size / 8),
      rgba: true,
    },
  })
    .png()
    .toBuffer({resolveWithObject: true});
}
