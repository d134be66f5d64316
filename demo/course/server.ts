/** The course platform's own server side: two addresses, a dozen lines each way. Its secrets never reach the page. */
import type {SiteScript} from '../sites.ts';
import {createServerClient, signCompletion} from '@pepites/sdk/server.js';

export interface CoursePlatform {
  readonly backend: string;
  readonly apiKey: string;
  /** Private JWK whose public half is in the definition file. */
  readonly privateKey: Record<string, string>;
}

const completion = {activity: 'https://cours.example/gestes-et-postures', passed: true, scaled: 0.9};

/** `POST /cours/fini`: report with the API key. `POST /cours/jeton`: sign a completion token. */
export function courseScript(platform: () => CoursePlatform): SiteScript {
  return async (request, response) => {
    if (request.method !== 'POST') return false;
    const {backend, apiKey, privateKey} = platform();
    // A real platform takes the learner from its own session; here each visit is a new learner.
    const learner = {ref: `demo-${crypto.randomUUID()}`};
    const badge = 'gestes-et-postures';
    let reply: unknown;
    if (request.url === '/cours/fini') {
      const {badges} = createServerClient({backend, apiKey});
      reply = await badges.award({structure: 'inae', badge, learner, completion});
    } else if (request.url === '/cours/jeton') {
      reply = {
        token: await signCompletion({
          platform: 'cours-demo',
          privateKey,
          backend,
          badge,
          learner,
          completion,
        }),
      };
    } else {
      return false;
    }
    response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(reply));
    return true;
  };
}
