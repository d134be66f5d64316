/** Reading a QR code with the camera: by what the browser itself has for it, else by a library. Nothing is sent: pictures stay in the page. */
import {CodedError} from '../base/coded-error.js';

/** The Shape Detection API, which TypeScript does not know. @see https://wicg.github.io/shape-detection-api/ */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly {readonly rawValue: string}[]>;
}
interface DetectorClass {
  new (options: {readonly formats: readonly string[]}): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const lookEveryMs = 200;

function detectorClass(): DetectorClass | undefined {
  return (globalThis as {readonly BarcodeDetector?: DetectorClass}).BarcodeDetector;
}

/** Can codes be read here? Where there is no camera for pages, the phone's own reads them. */
export function canScan(): boolean {
  // Absent where the page is not secure.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return typeof devices?.getUserMedia === 'function';
}

async function openDetector(): Promise<Detector> {
  const Own = detectorClass();
  const formats = await Own?.getSupportedFormats().catch((): readonly string[] => []);
  if (Own && formats?.includes('qr_code') === true) return new Own({formats: ['qr_code']});
  const {PictureReader} = await import('./picture-reader.js');
  return new PictureReader({formats: ['qr_code']});
}

/**
 * Shows the camera in `video` until a code is in view that `read` makes something of.
 * @throws {CodedError} CAMERA_REFUSED, CAMERA_MISSING, UNREACHABLE where what reads codes cannot be loaded; rejects with the signal's reason when it is aborted
 */
export async function scanCode<T>(
  video: HTMLVideoElement,
  options: {readonly read: (text: string) => T | undefined; readonly signal: AbortSignal},
): Promise<T> {
  const {read, signal} = options;
  // Asked for at the press: some browsers show their question at no other time.
  const stream = await openCamera();
  try {
    signal.throwIfAborted();
    video.srcObject = stream;
    await video.play();
    const detector = await openDetector().catch((cause: unknown) => {
      throw new CodedError('UNREACHABLE', 'What reads codes could not be loaded', {cause});
    });
    for (;;) {
      signal.throwIfAborted();
      for (const {rawValue} of await detector.detect(video)) {
        const found = read(rawValue);
        if (found !== undefined) return found;
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}

async function openCamera(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}});
  } catch (cause) {
    const isRefused = cause instanceof DOMException && cause.name === 'NotAllowedError';
    throw new CodedError(isRefused ? 'CAMERA_REFUSED' : 'CAMERA_MISSING', 'No camera', {cause});
  }
}
