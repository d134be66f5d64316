/** From the SVG text of a badge to a PNG image: what a backend takes, and what a badge can be baked into. */
import {CodedError} from '../base/coded-error.js';

/** @param edge in pixels. @throws {CodedError} IMAGE_FAILED */
export async function makePng(svg: string, edge: number, signal?: AbortSignal): Promise<Blob> {
  const url = URL.createObjectURL(svgBlob(svg));
  try {
    const image = new Image(edge, edge);
    image.src = url;
    await image.decode();
    signal?.throwIfAborted();
    const canvas = document.createElement('canvas');
    canvas.width = edge;
    canvas.height = edge;
    canvas.getContext('2d')?.drawImage(image, 0, 0, edge, edge);
    const png = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    if (png) return png;
  } catch (cause) {
    throw new CodedError('IMAGE_FAILED', 'The image of the badge cannot be made', {cause});
  } finally {
    URL.revokeObjectURL(url);
  }
  throw new CodedError('IMAGE_FAILED', 'The canvas gives no image');
}

export function svgBlob(svg: string): Blob {
  return new Blob([svg], {type: 'image/svg+xml'});
}
