/** Finds out what a host is: its Open Badges 3.0 service description, or its Badge Connect manifest. */
import {CredentialHostError} from './host-error.js';
import {callHost, type HostTransport, isSafeUrl, member, refusalOf, textAt} from './host-http.js';

export type HostProtocol = 'ob3' | 'badgeConnect';

/** What a host says of itself. */
export interface HostDescription {
  readonly protocol: HostProtocol;
  /** Where its resources are, without a final slash. */
  readonly base: string;
  readonly name?: string;
  readonly imageUrl?: string;
  readonly privacyPolicyUrl?: string;
  readonly termsOfServiceUrl?: string;
  /** Scopes that it offers; empty where it does not say. */
  readonly scopes: readonly string[];
  readonly registrationUrl?: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly refreshUrl: string;
}

const ob3Path = '/ims/ob/v3p0';

/** @throws {CredentialHostError} NO_HOST, ADDRESS_REFUSED, UNEXPECTED_REPLY, UNREACHABLE, TIMED_OUT */
export async function discover(
  transport: HostTransport,
  host: string,
  {
    protocol,
    signal,
  }: {readonly protocol?: HostProtocol | undefined; readonly signal?: AbortSignal | undefined},
): Promise<HostDescription> {
  if (!isSafeUrl(host))
    throw new CredentialHostError('ADDRESS_REFUSED', {message: `${host} is no https: address`});
  const tries = protocol === undefined ? (['ob3', 'badgeConnect'] as const) : [protocol];
  let status = 0;
  for (const one of tries) {
    const url =
      one === 'ob3' ? `${ob3Base(host)}/discovery` : new URL('/.well-known/badgeconnect.json', host).href;
    const reply = await callHost(transport, url, {mayRedirect: true, signal});
    ({status} = reply);
    if (status === 200)
      return one === 'ob3' ? readOb3(ob3Base(host), reply.value) : readBadgeConnect(reply.value);
    if (status === 429 || status >= 500) throw refusalOf(reply);
  }
  throw new CredentialHostError('NO_HOST', {
    status,
    message: `Nothing answers as a host of badges at ${host}`,
  });
}

function ob3Base(host: string): string {
  const plain = host.replace(/\/+$/, '').replace(/\/discovery$/, '');
  return plain.endsWith(ob3Path) ? plain : plain + ob3Path;
}

/** @see https://www.imsglobal.org/spec/ob/v3p0 §6.2 (getServiceDescription), Security Framework */
function readOb3(base: string, document: unknown): HostDescription {
  const scheme = member(document, 'components', 'securitySchemes', 'OAuth2ACG');
  const flow = member(scheme, 'flows', 'authorizationCode');
  const tokenUrl = textAt(flow, 'tokenUrl');
  const imssf = (name: string) =>
    textAt(scheme, `x-imssf-${name}`) ?? textAt(document, 'info', `x-imssf-${name}`);
  return checked({
    protocol: 'ob3',
    base,
    ...optional({
      name: imssf('name') ?? textAt(document, 'info', 'title'),
      imageUrl: imssf('image'),
      privacyPolicyUrl: imssf('privacyPolicyUrl') ?? textAt(document, 'info', 'x-imssf-privacyPolicyUrl'),
      termsOfServiceUrl: imssf('termsOfServiceUrl') ?? textAt(document, 'info', 'termsOfService'),
      registrationUrl: imssf('registrationUrl'),
    }),
    scopes: Object.keys(member(flow, 'scopes') ?? {}),
    authorizationUrl: textAt(flow, 'authorizationUrl') ?? '',
    tokenUrl: tokenUrl ?? '',
    refreshUrl: textAt(flow, 'refreshUrl') ?? tokenUrl ?? '',
  });
}

/** @see https://www.imsglobal.org/spec/ob/v2p1 (Manifest) */
function readBadgeConnect(document: unknown): HostDescription {
  const apis = member(document, 'badgeConnectAPI');
  const [api] = Array.isArray(apis) ? (apis as unknown[]) : [];
  const offered = member(api, 'scopesOffered');
  const tokenUrl = textAt(api, 'tokenUrl') ?? '';
  return checked({
    protocol: 'badgeConnect',
    base: (textAt(api, 'apiBase') ?? '').replace(/\/+$/, ''),
    ...optional({
      name: textAt(api, 'name'),
      imageUrl: textAt(api, 'image'),
      privacyPolicyUrl: textAt(api, 'privacyPolicyUrl'),
      termsOfServiceUrl: textAt(api, 'termsOfServiceUrl'),
      registrationUrl: textAt(api, 'registrationUrl'),
    }),
    scopes: Array.isArray(offered) ? offered.filter((one): one is string => typeof one === 'string') : [],
    authorizationUrl: textAt(api, 'authorizationUrl') ?? '',
    tokenUrl,
    refreshUrl: tokenUrl,
  });
}

type Optional = Pick<
  HostDescription,
  'name' | 'imageUrl' | 'privacyPolicyUrl' | 'termsOfServiceUrl' | 'registrationUrl'
>;

function optional(members: {readonly [Name in keyof Optional]: string | undefined}): Optional {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Tokens and secrets go to these addresses. */
function checked(description: HostDescription): HostDescription {
  const {base, authorizationUrl, tokenUrl, refreshUrl, registrationUrl} = description;
  if (base === '' || authorizationUrl === '' || tokenUrl === '')
    throw new CredentialHostError('UNEXPECTED_REPLY', {
      status: 200,
      message: 'The host does not say where its resources and its authorization are',
    });
  const wrong = [base, authorizationUrl, tokenUrl, refreshUrl, registrationUrl ?? base].find(
    (url) => !isSafeUrl(url),
  );
  if (wrong !== undefined)
    throw new CredentialHostError('ADDRESS_REFUSED', {status: 200, message: `${wrong} is no https: address`});
  return description;
}
