/** Copies of a badge to keep: the image that holds it, and the badge itself. Made in the page. */
import type {ParsedCredential} from '@pepites/credentials';
import type {ShownBadge} from '../badge-source.js';

/** Pixels of a picture that is drawn anew. */
const size = 512;
const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e;

/** A PNG that holds the badge as it was packed. @throws where the picture cannot be had */
export async function bakedPicture(
  {parsed, picture}: ShownBadge,
  imageUrl: string | undefined,
): Promise<Blob> {
  // The very file that it came from.
  if (parsed.container === 'png' && picture instanceof Blob) return picture;
  const {bakePng} = await import('@pepites/credentials/bake.js');
  const bytes = await pngOf(picture, imageUrl);
  return new Blob([new Uint8Array(bakePng(bytes, parsed.text))], {type: 'image/png'});
}

async function pngOf(picture: Blob | string | undefined, imageUrl: string | undefined): Promise<Uint8Array> {
  const blob = typeof picture === 'string' ? await fetchPicture(picture) : picture;
  if (blob) {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (isPng(bytes)) return bytes;
  }
  return draw(blob ? imageUrl : undefined);
}

/** The same picture that is shown: allowed already. */
async function fetchPicture(url: string): Promise<Blob> {
  const response = await fetch(url, {credentials: 'omit', referrerPolicy: 'no-referrer'});
  if (!response.ok) throw new TypeError(`${response.status} for ${url}`);
  return response.blob();
}

/** Drawn as a picture, which runs nothing; without one, a blank plate. */
async function draw(url: string | undefined): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) throw new TypeError('Nothing to draw on');
  if (url === undefined) drawOutline(context);
  else {
    const image = new Image();
    image.src = url;
    await image.decode();
    const {naturalWidth: width, naturalHeight: height} = image;
    const scale = size / Math.max(width, height, 1);
    const [w, h] = [width * scale || size, height * scale || size];
    context.drawImage(image, (size - w) / 2, (size - h) / 2, w, h);
  }
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new TypeError('The picture cannot be drawn');
  return new Uint8Array(await blob.arrayBuffer());
}

function drawOutline(context: CanvasRenderingContext2D): void {
  context.beginPath();
  for (let corner = 0; corner < 6; corner++) {
    const angle = (Math.PI / 3) * corner + Math.PI / 6;
    context.lineTo(size / 2 + 230 * Math.cos(angle), size / 2 + 230 * Math.sin(angle));
  }
  context.closePath();
  context.lineWidth = 12;
  context.fillStyle = '#F6F3EF';
  context.fill();
  context.strokeStyle = '#495160';
  context.stroke();
}

export function badgeFile({text}: ParsedCredential): {readonly blob: Blob; readonly format: 'json' | 'jwt'} {
  const isJson = text.trimStart().startsWith('{');
  return {
    blob: new Blob([text], {type: isJson ? 'application/json' : 'application/vc+jwt'}),
    format: isJson ? 'json' : 'jwt',
  };
}

/** Letters and figures of the badge's name: `baba-de-l-entreprise`; `badge` where there are none. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return plain === '' ? 'badge' : plain;
}
