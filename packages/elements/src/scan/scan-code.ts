/** Reading a QR code with the camera, by what the browser itself has for it. Nothing is sent: pictures stay in the page. */
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

/** Can codes be read here? Where they cannot, the phone's own camera reads them. */
export async function canScan(): Promise<boolean> {
  const detector = detectorClass();
  // Absent where the page is not secure.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!detector || typeof devices?.getUserMedia !== 'function') return false;
  return (await detector.getSupportedFormats()).includes('qr_code');
}

/**
 * Shows the camera in `video` until a code is in view that `read` makes something of.
 * @throws {CodedError} CAMERA_REFUSED, CAMERA_MISSING; rejects with the signal's reason when it is aborted
 */
export async function scanCode<T>(
  video: HTMLVideoElement,
  options: {readonly read: (text: string) => T | undefined; readonly signal: AbortSignal},
): Promise<T> {
  const {read, signal} = options;
  const Detector = detectorClass();
  if (!Detector) throw new CodedError('CAMERA_MISSING', 'No BarcodeDetector');
  const stream = await openCamera();
  try {
    signal.throwIfAborted();
    video.srcObject = stream;
    await video.play();
    const detector = new Detector({formats: ['qr_code']});
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
