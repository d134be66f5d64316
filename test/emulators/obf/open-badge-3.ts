/** The Open Badges 3.0 form of what the platform issues: an issuer that is a did:key, a list of proofs, a list of revoked badges. */
import {createHash} from 'node:crypto';
import type {JsonObject} from '@pepites/credentials';
import {
  createCanonicalizer,
  didKeyOf,
  generateSigningKey,
  importSigningKey,
  publicJwkOf,
  signCredential,
  type SigningKey,
} from '@pepites/credentials/sign.js';
import type {Platform} from './platform.ts';
import type {Badge, Event, Recipient} from './records.ts';

interface Issuer {
  readonly did: string;
  readonly key: SigningKey;
}

export class OpenBadges3 {
  readonly #platform: Platform;
  readonly #base: string;
  readonly #canonicalize = createCanonicalizer();
  readonly #issuers = new Map<string, Promise<Issuer>>();
  readonly #signed = new Map<string, Promise<JsonObject>>();

  constructor(platform: Platform, base: string) {
    this.#platform = platform;
    this.#base = base;
  }

  /** Signed once: each time the same bytes. */
  credential({
    event,
    recipient,
  }: {
    readonly event: Event;
    readonly recipient: Recipient;
  }): Promise<JsonObject> {
    const known = this.#signed.get(recipient.assertion);
    if (known) return known;
    const signed = this.#sign(event, recipient);
    this.#signed.set(recipient.assertion, signed);
    return signed;
  }

  async revocationList(organisation: string, badge: string): Promise<JsonObject> {
    const {did} = await this.#issuerOf(organisation);
    const revoked = [...this.#platform.events.values()]
      .filter((event) => event.organisation === organisation && event.badge === badge)
      .flatMap(({recipients}) => recipients.filter(({revokedAt}) => revokedAt > 0));
    return {
      id: this.#listUrl(organisation, badge),
      issuer: did,
      revokedCredential: revoked.map(({assertion}) => ({id: this.#url(assertion), revoked: true})),
    };
  }

  async #issuerOf(organisation: string): Promise<Issuer> {
    const known = this.#issuers.get(organisation);
    if (known) return known;
    const made = newIssuer();
    this.#issuers.set(organisation, made);
    return made;
  }

  #url(assertion: string): string {
    return `${this.#base}/obv3/credentials/${assertion}.json`;
  }

  #listUrl(organisation: string, badge: string): string {
    return `${this.#base}/obv3/revoked/${organisation}/${badge}`;
  }

  async #sign(event: Event, recipient: Recipient): Promise<JsonObject> {
    const {did, key} = await this.#issuerOf(event.organisation);
    const badge = this.#platform.badges.get(event.badge);
    const organisation = this.#platform.organisations.get(event.organisation);
    if (!badge || !organisation) throw new Error('An event without its badge');
    const issuedOn = dateTime(event.issuedOn);
    const unsigned = {
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
      ],
      id: this.#url(recipient.assertion),
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: contentOf(badge).name,
      issuer: {
        id: did,
        type: ['Profile'],
        name: organisation.name,
        url: organisation.url,
        email: organisation.email,
        otherIdentifier: [{type: 'IdentifierEntry', identifier: organisation.id, identifierType: 'systemId'}],
      },
      validFrom: issuedOn,
      awardedDate: issuedOn,
      ...(event.expiresOn > 0 && {validUntil: dateTime(event.expiresOn)}),
      endorsement: [],
      credentialSubject: {
        type: ['AchievementSubject'],
        // No `id`: whose it is, is said by the hash of their address alone.
        identifier: [
          {
            type: 'IdentityObject',
            hashed: true,
            identityHash: `sha256$${createHash('sha256').update(`${recipient.email}${recipient.salt}`).digest('hex')}`,
            identityType: 'emailAddress',
            salt: recipient.salt,
          },
        ],
        achievement: achievementOf(badge, this.#base),
      },
      credentialStatus: {
        id: this.#listUrl(event.organisation, event.badge),
        type: '1EdTechRevocationList',
      },
    };
    const {proof, ...rest} = await signCredential(unsigned, {
      key,
      created: new Date(event.ctime * 1000),
      canonicalize: this.#canonicalize,
    });
    return {...rest, proof: [proof]};
  }
}

async function newIssuer(): Promise<Issuer> {
  const {publicKeyMultibase, seed} = await generateSigningKey();
  const named = didKeyOf(publicJwkOf(publicKeyMultibase));
  if (!named) throw new Error('An Ed25519 key always has a did:key');
  const key = await importSigningKey({seed, verificationMethod: named.verificationMethod});
  return {did: named.did, key};
}

export const contentOf = (badge: Badge): Badge['content'][number] =>
  badge.content.find(({language}) => language === badge.primaryLanguage) ?? badge.content[0]!;

function achievementOf(badge: Badge, base: string): object {
  const content = contentOf(badge);
  return {
    id: `${base}/obv3/achievements/${badge.id}?cid=${badge.id}&lang=${content.language}`,
    type: ['Achievement'],
    name: content.name,
    description: content.description,
    inLanguage: content.language,
    ...(content.tag && content.tag.length > 0 && {tag: content.tag}),
    criteria: {id: `${base}/v1/badge/_/${badge.id}/criteria.html`, narrative: content.criteria},
    image: {id: `${base}/obv3/images/badge/${badge.id}`, type: 'Image'},
  };
}

const dateTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
