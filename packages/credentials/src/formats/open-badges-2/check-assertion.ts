/** Verifies Open Badges 2.0, 2.1 and before, and the endorsements of 2.0: by the address they are served at, or their signature. */
import {isCompactJws} from '../../containers/jws.js';
import type {CheckFormat} from '../../verdict/run.js';
import {checkHosted} from './hosted.js';
import {checkSigned} from './signed.js';

export const checkAssertion: CheckFormat = (parsed, run) =>
  isCompactJws(parsed.text.trim()) ? checkSigned(parsed, run) : checkHosted(parsed, run);
