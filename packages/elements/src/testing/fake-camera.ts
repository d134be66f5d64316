/** A camera for tests of reading codes. Not shipped. */
// Not a module: it puts itself on the window.
import 'jsqr';
import {encode} from 'uqr';

type Reader = (pixels: Uint8ClampedArray, width: number, height: number) => {readonly data: string} | null;

export interface CameraOptions {
  /** Can the browser itself read codes? */
  readonly hasDetector?: boolean;
  /** Takes the place of the camera. */
  readonly open?: () => Promise<MediaStream>;
}

export interface FakeCamera {
  readonly show: (text: string) => void;
  readonly isOff: () => boolean;
  /** The page has its own again. */
  readonly restore: () => void;
}

/** A camera that sees a QR code on a canvas, and the browser’s detector with another reader inside, or none. */
export function fakeCamera({hasDetector = true, open}: CameraOptions = {}): FakeCamera {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 320;
  const context = contextOf(canvas);
  let timer: ReturnType<typeof setInterval> | undefined;
  let stream: MediaStream | undefined;
  const draw = (text: string): void => {
    const {data, size} = encode(text, {ecc: 'M', border: 4});
    const unit = 320 / size;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 320, 320);
    context.fillStyle = '#000';
    data.forEach((row, y) => {
      row.forEach((isBlack, x) => {
        if (isBlack) context.fillRect(x * unit, y * unit, unit + 0.5, unit + 0.5);
      });
    });
  };
  class Detector {
    static getSupportedFormats = (): Promise<string[]> => Promise.resolve(['qr_code']);

    detect(video: HTMLVideoElement): Promise<{rawValue: string}[]> {
      const seen = document.createElement('canvas');
      seen.width = seen.height = 320;
      const pixels = contextOf(seen);
      pixels.drawImage(video, 0, 0, 320, 320);
      const {jsQR} = globalThis as unknown as {jsQR: Reader};
      const found = jsQR(pixels.getImageData(0, 0, 320, 320).data, 320, 320);
      return Promise.resolve(found ? [{rawValue: found.data}] : []);
    }
  }
  const page = globalThis as {BarcodeDetector?: unknown};
  if (hasDetector) page.BarcodeDetector = Detector;
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async () => {
    if (open) return open();
    stream = canvas.captureStream(10);
    return stream;
  };
  return {
    show: (text) => {
      clearInterval(timer);
      // Drawn again and again: a canvas that rests sends no picture.
      timer = setInterval(() => {
        draw(text);
      }, 50);
      draw(text);
    },
    isOff: () => stream?.getTracks().every(({readyState}) => readyState === 'ended') ?? true,
    restore: () => {
      clearInterval(timer);
      navigator.mediaDevices.getUserMedia = real;
      delete page.BarcodeDetector;
    },
  };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  return context;
}
