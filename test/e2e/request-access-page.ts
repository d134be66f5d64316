/** The page's side: `<badge-request>` with every type of question, all on one page, for somebody who is signed in. */
import '../../packages/elements/src/badge-backend/badge-backend.js';
import '../../packages/elements/src/badge-request/badge-request.js';
import {rememberDeviceOwner} from '../../packages/elements/src/badge-request/keeping/device-owner.js';
import {
  everyForm,
  MemoryBackend,
  reviewedBadge,
} from '../../packages/elements/src/testing/request-backend.js';
import {session} from '../../packages/elements/src/testing/samples.js';

rememberDeviceOwner('mine');
const badge = {...reviewedBadge(everyForm), structure: 'access'};
const provider = document.createElement('badge-backend');
provider.structure = badge.structure;
provider.client = new MemoryBackend([badge]).client;
const element = document.createElement('badge-request');
element.badge = badge.id;
element.layout = 'page';
provider.append(element);
document.body.append(provider);
provider.context.setSession(session);
