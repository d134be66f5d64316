// What the libraries inside the vc11 chunk expect of Node, for the chunk alone: nothing is put on the page.
export {Buffer} from 'buffer/';

export const process = {env: {NODE_ENV: 'production'}, versions: {}};

/** A message channel yields to the page like the polyfill `setimmediate`, which would set a global and hold a `new Function`. */
export function setImmediate(callback) {
  const {port1, port2} = new globalThis.MessageChannel();
  port1.onmessage = () => {
    port1.close();
    callback();
  };
  port2.postMessage(0);
}
