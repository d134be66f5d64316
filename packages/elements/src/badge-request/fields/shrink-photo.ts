/** Makes a photo smaller before it is sent: a telephone's own is too large for a bad network, and says where it was taken. */
import {maxFileBytes, mediaTypes} from '@pepites/recognition';

/** Longest side, in pixels: what the backend keeps of a photo. */
const maxSide = 2000;
/** A photo up to this size is sent as it is, in bytes. */
const smallBytes = 1024 * 1024;
const qualities = [0.85, 0.7, 0.5] as const;

/** The photo as a JPEG that may be sent; the file itself where it is small already, or cannot be read. */
export async function shrinkPhoto(file: File): Promise<File> {
  const isDrawable = file.type.startsWith('image/') && file.type !== 'image/svg+xml';
  if (!isDrawable || (mediaTypes.photo.includes(file.type) && file.size <= smallBytes)) return file;
  try {
    const picture = await createImageBitmap(file, {imageOrientation: 'from-image'});
    const canvas = drawn(picture);
    picture.close();
    for (const quality of qualities) {
      const blob = await jpegOf(canvas, quality);
      if (blob && blob.size <= maxFileBytes) {
        const isBetter = blob.size < file.size || !mediaTypes.photo.includes(file.type);
        return isBetter ? new File([blob], nameOf(file), {type: blob.type}) : file;
      }
    }
  } catch {
    // Not a picture that this browser reads: what may be sent is said of the file itself.
  }
  return file;
}

function drawn(picture: ImageBitmap): HTMLCanvasElement {
  const scale = Math.min(1, maxSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  // JPEG knows no transparency.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
}

function nameOf({name}: File): string {
  return `${name.replace(/\.[^.]*$/, '')}.jpg`;
}
