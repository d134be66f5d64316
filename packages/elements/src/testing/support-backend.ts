/** A backend in memory for tests and stories of supporters: who supports, who is listed, what is given back. Not shipped. */
import type {
  Award,
  Badge,
  BadgeBackend,
  Organisation,
  Supporter,
  SupporterListingView,
} from '@pepites/recognition';
import {requestOf} from './request-backend.js';
import {backendError, badge, fakeBackend, session, structure} from './samples.js';

export const supportBadge = (more: Partial<Badge> = {}): Badge =>
  badge('je-soutiens', 'Je soutiens Les Trois Saules', {
    criteria: [{fr: 'Je soutiens Les Trois Saules.'}],
    mode: 'automaticOnRequest',
    listsSupporters: true,
    ...more,
  });

const since = (month: number): string => `2026-${String(month).padStart(2, '0')}-15T09:00:00Z`;

/** Those of the look's picture, and some more. */
export const someSupporters: readonly Supporter[] = [
  {name: 'Odile P.', since: since(9)},
  {name: 'Transports Maurel', since: since(6), isOrganisation: true, url: 'https://maurel.example/'},
  {name: 'La Recyclerie du Canal', since: since(6), isOrganisation: true, url: 'https://recyclerie.example/'},
  {name: 'Yanis B.', since: since(5)},
  {name: 'Mairie de Saint-Aubray', since: since(5), isOrganisation: true},
  {name: 'Camille D.', since: since(4)},
  {name: 'Bois et Compagnie', since: since(4), isOrganisation: true, url: 'https://bois.example/'},
  {name: 'Ferme des Hauts Prés', since: since(3), isOrganisation: true, url: 'https://ferme.example/'},
  {name: 'Awa', since: since(3)},
  {name: 'Jean-Baptiste de La Rochefoucauld', since: since(2)},
  {name: 'أمينة', since: since(2)},
  {name: 'Оксана К.', since: since(1)},
];

/** `n` supporters, every fifth an organisation. */
export const manySupporters = (n: number): Supporter[] =>
  Array.from({length: n}, (_, i) => ({
    name: i % 5 === 4 ? `Atelier ${i + 1}` : `Personne ${i + 1}`,
    // The newest first; the stories tell a day in November.
    since: since(11 - Math.floor((i * 11) / n)),
    ...(i % 5 === 4 && {isOrganisation: true}),
  }));

interface Holding {
  award: Award;
  listing: SupporterListingView;
}

export class SupportBackend {
  readonly calls: string[] = [];
  readonly client: BadgeBackend;
  supporters: Supporter[];
  holdings: Holding[] = [];
  organisations: Organisation[] = [];
  /** Code that each call of this name is refused with. */
  readonly refuses = new Map<string, string>();
  /** A badge that is given stays unsigned. */
  isSlow = false;

  constructor(
    supporters: readonly Supporter[] = someSupporters,
    badges: readonly Badge[] = [supportBadge()],
  ) {
    this.supporters = [...supporters];
    const answer = async <T>(name: string, act: () => T): Promise<T> => {
      this.calls.push(name);
      await Promise.resolve();
      const code = this.refuses.get(name);
      if (code !== undefined) throw backendError(code);
      return act();
    };
    const holding = (id: string): Holding => {
      const found = this.holdings.find(({award}) => award.id === id);
      if (!found) throw backendError('AWARD_UNKNOWN');
      return found;
    };
    this.client = fakeBackend({
      badges: {
        get: ({badge: id}) =>
          answer('badges.get', () => {
            const found = badges.find((each) => each.id === id);
            if (!found) throw backendError('BADGE_UNKNOWN');
            return found;
          }),
        list: () => answer('badges.list', () => ({items: [...badges]})),
      },
      supporters: {
        list: () => answer('supporters.list', () => ({items: [...this.supporters]})),
        getListing: ({award}) => answer('supporters.getListing', () => holding(award).listing),
        setListing: ({award, isListed, name = '', agreed = false}) =>
          answer('supporters.setListing', () => this.#list(holding(award), isListed, name.trim(), agreed)),
      },
      me: {
        requests: () => answer('me.requests', () => ({items: []})),
        awards: () => answer('me.awards', () => ({items: this.holdings.map(({award}) => award)})),
      },
      organisations: {
        list: () => answer('organisations.list', () => ({items: [...this.organisations]})),
        create: ({name, url}) =>
          answer('organisations.create', () =>
            this.#keep({id: crypto.randomUUID(), name, ...(url !== undefined && {url})}),
          ),
        change: ({organisation: id, name, url}) =>
          answer('organisations.change', () => this.#keep({id, name, ...(url !== undefined && {url})})),
        setLogo: ({organisation: id}) =>
          answer('organisations.setLogo', () => {
            const found = this.organisations.find((one) => one.id === id);
            if (!found) throw backendError('ORGANISATION_UNKNOWN');
            return this.#keep({...found, logoUrl: 'https://badges.example/logo.png'});
          }),
      },
      awards: {
        giveBack: ({award: id}) =>
          answer('awards.giveBack', () => {
            const {award, listing} = holding(id);
            this.holdings = this.holdings.filter((one) => one.award !== award);
            this.supporters = this.supporters.filter(({name}) => name !== listing.name);
            return {...award, state: 'revoked' as const};
          }),
      },
      requests: {
        submit: ({requestId, badge: id, organisation, listed}) =>
          answer('requests.submit', () => {
            const state = this.isSlow ? 'signing' : 'issued';
            const name = this.organisations.find((one) => one.id === organisation)?.name;
            this.hold(
              {badge: id, state, ...(organisation !== undefined && {organisation})},
              {isListed: listed === true, ...(name !== undefined && listed === true && {name})},
            );
            if (listed === true && name !== undefined && state === 'issued')
              this.#show(name, {isOrganisation: true});
            return requestOf({id: requestId, badge: id, state: 'approved'});
          }),
      },
      signIn: {
        sendCode: () => answer('signIn.sendCode', () => ({expiresInSeconds: 600})),
        withCode: () => answer('signIn.withCode', () => session),
      },
    });
  }

  /** The signed-in person has the badge. */
  hold(more: Partial<Award> = {}, listing: SupporterListingView = {isListed: false}): void {
    const award: Award = {
      id: crypto.randomUUID(),
      structure,
      badge: 'je-soutiens',
      badgeName: {fr: 'Je soutiens Les Trois Saules'},
      state: 'issued',
      awardedAt: '2026-11-24T09:00:00Z',
      pageUrl: 'https://badges.example/b/x',
      ...more,
    };
    this.holdings.push({award, listing});
  }

  /** The badges that wait are signed. */
  sign(): void {
    for (const one of this.holdings) {
      one.award = {...one.award, state: 'issued'};
      const {isListed, name = ''} = one.listing;
      if (isListed) this.#show(name);
    }
  }

  #keep(organisation: Organisation): Organisation {
    this.organisations = [...this.organisations.filter(({id}) => id !== organisation.id), organisation];
    return organisation;
  }

  #list(one: Holding, isListed: boolean, name: string, agreed: boolean): SupporterListingView {
    const before = one.listing.name;
    if (isListed && !agreed) throw backendError('CONSENT_MISSING');
    if (isListed && name === '') throw backendError('REQUEST_INCOMPLETE');
    this.supporters = this.supporters.filter((each) => each.name !== before);
    one.listing = isListed ? {isListed, name, since: '2026-11-24T09:00:00Z'} : {isListed};
    if (isListed && one.award.state === 'issued') this.#show(name);
    return one.listing;
  }

  #show(name: string, more: Partial<Supporter> = {}): void {
    this.supporters = [{name, since: '2026-11-24T09:00:00Z', ...more}, ...this.supporters];
  }
}
