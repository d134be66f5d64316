import type {Translation} from '../text/messages.js';
import type {recommendationsFr} from './recommendations.fr.js';

export const recommendationsEn: Translation<typeof recommendationsFr> = {
  title: {one: 'One recommendation', other: '{n} recommendations'},
  none: 'Recommendations',
  failed: 'We could not read the recommendations.',
  retry: 'Try again',
  unchecked: 'This recommendation has not been checked.',
  checking: 'We are checking this recommendation…',
  collected: 'A true recommendation.',
  collectedMore: '{issuer} collected these words and signs them.',
  signed: 'A true recommendation.',
  signedMore: 'Who writes signs with this name: {issuer}',
  expired: 'This recommendation is no longer valid.',
  expiredMore: 'It was true.',
  revoked: 'This recommendation was taken back.',
  revokedMore: 'Its words are not shown any more.',
  refused: 'Careful! Do not trust this recommendation.',
  refusedMore: 'Its words are not shown.',
  other: 'This recommendation is not for this badge.',
  otherMore: 'Its words are not shown.',
  undetermined: 'We could not check this recommendation.',
  undeterminedMore: 'Name written in it: {issuer}',
};
