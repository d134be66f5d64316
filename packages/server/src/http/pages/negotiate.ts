/** Which form of a badge a request for its page wants (RFC 9110 §12.5.1): the page, unless it clearly asks for the credential. */

export type Form = 'page' | 'json' | 'jwt';

const forms: Readonly<Record<string, Form>> = {
  'text/html': 'page',
  'application/xhtml+xml': 'page',
  '*/*': 'page',
  'text/*': 'page',
  'application/json': 'json',
  'application/ld+json': 'json',
  'application/vc': 'json',
  'application/vc+ld+json': 'json',
  'application/vc+jwt': 'jwt',
  'application/jwt': 'jwt',
};

export function wantedForm(accept: string | undefined): Form {
  let wanted: Form = 'page';
  let best = 0;
  for (const part of (accept ?? '').split(',').slice(0, 20)) {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const form = forms[type];
    const weight = Number(
      /^q=([\d.]+)$/.exec(parameters.find((one) => one.startsWith('q=')) ?? '')?.[1] ?? 1,
    );
    if (form === undefined || !(weight > best || (weight === best && form === 'page'))) continue;
    best = weight;
    wanted = form;
  }
  return wanted;
}
