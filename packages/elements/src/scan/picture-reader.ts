/** What reads QR codes where the browser has nothing for it, with the browsers' own interface. Loaded when the camera is on. */
export {BarcodeDetector as PictureReader} from 'qr/decode.js';
