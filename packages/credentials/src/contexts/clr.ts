/**
 * The terms of Comprehensive Learner Record 2.0, as its two published contexts define them. No package of the registry ships
 * these, so they are written here from the specification's vocabulary; a test holds them against the published files.
 * @see https://www.imsglobal.org/spec/clr/v2p0/
 */

const CLR = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';
/** The published files use this prefix without defining it, so it stays as it is written, and is signed so. */
const XSD = 'xsd:';
const KEYWORDS = {id: '@id', type: '@type'};

export type ClrVersion = '2.0.0' | '2.0.1';

/** In 2.0.1 the vocabulary of Open Badges moved, `partial` and `identifier` were added. */
export function clrContext(version: ClrVersion): object {
  const isFirst = version === '2.0.0';
  const openBadges = isFirst
    ? 'https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#'
    : 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
  return {
    '@context': {
      ...KEYWORDS,
      ClrCredential: {
        '@id': `${CLR}ClrCredential`,
        '@context': {
          ...KEYWORDS,
          ...(!isFirst && {partial: {'@id': `${CLR}partial`, '@type': `${XSD}boolean`}}),
        },
      },
      ClrSubject: {'@id': `${CLR}ClrSubject`, '@context': subjectTerms(openBadges, isFirst)},
      Association: {
        '@id': `${CLR}Association`,
        '@context': {
          associationType: {'@id': `${CLR}AssociationType`},
          sourceId: {'@id': `${CLR}sourceId`, '@type': `${XSD}anyURI`},
          targetId: {'@id': `${CLR}targetId`, '@type': `${XSD}anyURI`},
        },
      },
    },
  };
}

function subjectTerms(openBadges: string, isFirst: boolean): object {
  const many = (name: string, type: string) => ({
    '@id': `${CLR}${name}`,
    '@type': type,
    '@container': '@set',
  });
  return {
    ...KEYWORDS,
    cred: 'https://www.w3.org/2018/credentials#',
    obi: openBadges,
    achievement: many('achievement', `${openBadges}Achievement`),
    association: many('association', `${CLR}Association`),
    verifiableCredential: many(
      'verifiableCredential',
      'https://www.w3.org/2018/credentials#verifiableCredential',
    ),
    ...(!isFirst && {identifier: many('identifier-1', `${openBadges}Identifier`)}),
  };
}
