/** The platform itself, without its HTTP: people, the badges in their Passports, and what becomes of them. */
import {createHash, randomBytes} from 'node:crypto';
import {plainPng} from './png.ts';
import type {Origin, Person, Selfie, UserBadge} from './records.ts';

type Imported = Omit<Extract<Origin, {kind: 'imported'}>, 'kind'>;

export class Passport {
  readonly people = new Map<number, Person>();
  readonly selfies = new Map<string, Selfie>();
  readonly badges = new Map<number, UserBadge>();
  readonly images = new Map<string, Buffer>();
  readonly #seconds: () => number;
  #lastId = 1000;

  /** @param seconds the clock */
  constructor(seconds: () => number) {
    this.#seconds = seconds;
  }

  addPerson(given: Partial<Omit<Person, 'id'>> = {}): Person {
    const id = this.#newId();
    const person = {id, emails: [`p${id}@exemple.example`], firstName: 'Malika', lastName: 'B.', ...given};
    this.people.set(id, person);
    return person;
  }

  addSelfie(creator: Person, given: Partial<Omit<Selfie, 'id' | 'creator'>> = {}): Selfie {
    const id = createHash('sha256').update(randomBytes(16)).digest('hex');
    const selfie = {
      ...{id, creator: creator.id, name: 'Aide aux voisins', description: 'Aide ses voisins.'},
      criteria: 'Il montre : a aidé un voisin.',
      ...given,
    };
    this.selfies.set(id, selfie);
    return selfie;
  }

  /** To somebody, by whoever made it. */
  issueSelfie(selfie: Selfie, to: Person, given: Partial<UserBadge> = {}): UserBadge {
    const [email = ''] = to.emails;
    const salt = randomBytes(8).toString('hex');
    const origin: Origin = {kind: 'selfie', selfie: selfie.id, email, salt, issuer: selfie.creator};
    return this.#keep(to, origin, given);
  }

  /** A badge of another issuer, taken up. */
  addImported(to: Person, origin: Imported, given: Partial<UserBadge> = {}): UserBadge {
    return this.#keep(to, {kind: 'imported', ...origin}, given);
  }

  /** By whoever made it. That the badge is private from then on is found at the next verification. */
  revoke(badge: UserBadge): void {
    badge.isRevoked = true;
  }

  /** A badge that was not deleted. */
  badge(id: number): UserBadge | undefined {
    const badge = this.badges.get(id);
    return badge?.isDeleted === false ? badge : undefined;
  }

  /** What anybody may see of somebody's Passport. */
  publicBadges(person: number): readonly UserBadge[] {
    return [...this.badges.values()].filter(
      (badge) =>
        badge.person === person &&
        !badge.isDeleted &&
        badge.status === 'accepted' &&
        badge.visibility === 'public',
    );
  }

  imageFile({image}: UserBadge): string {
    const name = createHash('sha256').update(image).digest('hex');
    this.images.set(name, image);
    return `file/${name.slice(0, 4).replaceAll(/./g, '$&/')}${name}.png`;
  }

  #keep(to: Person, origin: Origin, given: Partial<UserBadge>): UserBadge {
    const badge: UserBadge = {
      ...{id: this.#newId(), person: to.id, origin, issuedOn: this.#seconds(), expiresOn: 0},
      ...{image: plainPng, tags: [], showRecipientName: 0, status: 'accepted', visibility: 'public'},
      ...{isRevoked: false, isDeleted: false},
      ...given,
    };
    this.badges.set(badge.id, badge);
    return badge;
  }

  #newId(): number {
    return ++this.#lastId;
  }
}
