// What a unit says and hears, as cmi5 has it: a token that is given once, launch data, statements over HTTP.

/** Opens the session of a launch address; throws an error with a `code` when there is none. */
export async function openSession(address) {
  const given = new URL(address).searchParams;
  const [endpoint, registration] = [given.get('endpoint'), given.get('registration')];
  if (!endpoint || !registration) throw withCode('NOT_LAUNCHED');
  const {token, isNew} = await tokenOf(given.get('fetch'), registration);
  const headers = {
    authorization: `Basic ${token}`,
    'content-type': 'application/json',
    'x-experience-api-version': '1.0.3',
  };
  const call = async (path, method, body) => {
    const reply = await fetch(new URL(path, endpoint), {
      method,
      headers,
      ...(body && {body: JSON.stringify(body)}),
    });
    if (!reply.ok) throw withCode((await reply.json()).code);
    return reply.status === 204 ? undefined : reply.json();
  };
  const {actor, activityId} = Object.fromEntries(given);
  const stateQuery = new URLSearchParams({
    stateId: 'LMS.LaunchData',
    activityId,
    agent: actor,
    registration,
  });
  const launchData = await call(`activities/state?${stateQuery}`, 'GET');
  const {contextTemplate} = launchData;
  const category = [
    {objectType: 'Activity', id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5'},
    {objectType: 'Activity', id: 'https://w3id.org/xapi/cmi5/context/categories/moveon'},
  ];
  return {
    registration,
    launchData,
    isNew,
    /** `verb`: the end of its address, or a whole one. */
    say(verb, result, moves = Boolean(result)) {
      const id = crypto.randomUUID();
      return call(`statements?statementId=${id}`, 'PUT', {
        id,
        actor: JSON.parse(actor),
        verb: {id: verb.includes(':') ? verb : `http://adlnet.gov/expapi/verbs/${verb}`},
        object: {objectType: 'Activity', id: activityId},
        ...(result && {result}),
        context: {
          ...contextTemplate,
          registration,
          contextActivities: {
            ...contextTemplate.contextActivities,
            category: category.slice(0, moves ? 2 : 1),
          },
        },
        timestamp: new Date().toISOString(),
      });
    },
    /** Not of cmi5: this platform’s server marks the answers of its tests. */
    handIn: (answers) => call('/test', 'POST', answers),
  };
}

/** The address gives it once; a page that is loaded again still has it. */
async function tokenOf(fetchAddress, registration) {
  const kept = sessionStorage.getItem(registration);
  if (kept) return {token: kept, isNew: false};
  const {'auth-token': token} = await (await fetch(fetchAddress, {method: 'POST'})).json();
  if (!token) throw withCode('TOKEN_TAKEN');
  sessionStorage.setItem(registration, token);
  return {token, isNew: true};
}

function withCode(code) {
  return Object.assign(new Error(code), {code});
}
