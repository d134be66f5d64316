/** Verifies Open Badges 2.0, 2.1 and before. */
import {unknown} from '../../checks/finding.js';
import type {CheckFormat} from '../../verdict/run.js';

export const checkAssertion: CheckFormat = async ({format}, {board}) => {
  board.isUnsupported = true;
  board.set('format', unknown('UNSUPPORTED_FORMAT', `${format} is not verified yet`));
};
