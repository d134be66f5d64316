/** The platform itself, without its HTTP: organisations, badges, what was issued, and what becomes of it. */
import {createHash, randomBytes} from 'node:crypto';
import type {
  Alias,
  Application,
  ApplicationForm,
  Badge,
  BadgeContent,
  Event,
  Milestone,
  Organisation,
  Recipient,
} from './records.ts';

/** One white point: what a badge has as its image until it is given one. */
const plainImage =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==';

export interface IssueInput {
  readonly organisation: string;
  readonly badge: string;
  readonly consumer: string;
  readonly recipients: readonly {readonly email: string; readonly name: string}[];
  readonly name?: string;
  readonly alias?: string | null;
  readonly issuedOn?: number;
  readonly expiresOn?: number;
  readonly criteriaAdd?: string;
  readonly emailMessage?: object;
  readonly logEntry?: Readonly<Record<string, unknown>>;
  readonly application?: string | null;
}

export class Platform {
  readonly organisations = new Map<string, Organisation>();
  readonly badges = new Map<string, Badge>();
  readonly events = new Map<string, Event>();
  readonly forms = new Map<string, ApplicationForm>();
  readonly applications = new Map<string, Application>();
  readonly milestones = new Map<string, Milestone>();
  readonly #seconds: () => number;

  /** @param seconds the clock */
  constructor(seconds: () => number) {
    this.#seconds = seconds;
  }

  addOrganisation(
    given: Partial<Omit<Organisation, 'aliases'>> & {readonly aliases?: readonly Partial<Alias>[]} = {},
  ): Organisation {
    const organisation = {
      id: newId('O'),
      secret: randomBytes(16).toString('hex'),
      name: 'INAE',
      email: 'badges@inae.example',
      url: 'https://inae.example',
      description: 'L’inclusion en Nouvelle-Aquitaine.',
      issuingLimit: 10_000,
      ...given,
      aliases: (given.aliases ?? []).map((alias) => ({
        id: newId('A'),
        name: '',
        url: '',
        description: '',
        email: '',
        ...alias,
      })),
    };
    this.organisations.set(organisation.id, organisation);
    return organisation;
  }

  addBadge(
    organisation: string,
    given: Partial<Omit<Badge, 'content'>> & {readonly content: readonly BadgeContent[]},
  ): Badge {
    const at = this.#seconds();
    const badge = {
      id: newId('B'),
      organisation,
      primaryLanguage: given.content[0]?.language ?? 'fr',
      image: plainImage,
      category: [],
      intent: '',
      aliases: [],
      expires: 0,
      isDraft: false,
      emailMessage: {subject: 'Un badge pour vous', body: '', link_text: 'Recevoir', footer: ''},
      metadata: {},
      ctime: at,
      mtime: at,
      isDeleted: false,
      ...given,
    };
    this.badges.set(badge.id, badge);
    return badge;
  }

  addForm(form: Partial<ApplicationForm> & Pick<ApplicationForm, 'organisation' | 'badge'>): ApplicationForm {
    const made: ApplicationForm = {
      id: newId('E'),
      name: 'Demander ce badge',
      approvalMethod: 'review',
      isVisible: true,
      attachEvidence: 'optional',
      secret: '',
      formHtml: '<label>Racontez <textarea name="recit" required></textarea></label>',
      ctime: this.#seconds(),
      ...form,
    };
    this.forms.set(made.id, made);
    return made;
  }

  addMilestone(milestone: Omit<Milestone, 'id'>): Milestone {
    const made = {id: newId('M'), ...milestone};
    this.milestones.set(made.id, made);
    return made;
  }

  /** Of the organisation, and not deleted. */
  badge(organisation: string, id: string): Badge | undefined {
    const badge = this.badges.get(id);
    return badge?.organisation === organisation && !badge.isDeleted ? badge : undefined;
  }

  event(organisation: string, id: string): Event | undefined {
    const event = this.events.get(id);
    return event?.organisation === organisation ? event : undefined;
  }

  issue(input: IssueInput): Event {
    const at = this.#seconds();
    const event: Event = {
      id: newId('S'),
      organisation: input.organisation,
      badge: input.badge,
      name: input.name ?? '',
      alias: input.alias ?? null,
      consumer: input.consumer,
      application: input.application ?? null,
      issuedOn: input.issuedOn ?? at,
      expiresOn: input.expiresOn ?? 0,
      criteriaAdd: input.criteriaAdd ?? '',
      emailMessage: input.emailMessage ?? {},
      logEntry: input.logEntry ?? {},
      recipients: input.recipients.map(newRecipient),
      ctime: at,
    };
    this.events.set(event.id, event);
    const organisation = this.organisations.get(input.organisation);
    if (organisation) organisation.issuingLimit -= event.recipients.length;
    for (const {email, name} of event.recipients) this.#reachMilestones(event.organisation, email, name);
    return event;
  }

  /** The recipients that were not revoked before. */
  revoke(event: Event, emails: readonly string[]): number {
    const wanted = new Set(emails.map((email) => email.toLowerCase()));
    const found = event.recipients.filter(
      ({email, revokedAt}) => revokedAt === 0 && wanted.has(email.toLowerCase()),
    );
    for (const recipient of found) recipient.revokedAt = this.#seconds();
    return found.length;
  }

  /** Whose assertion this is, and of which event. */
  assertion(id: string): {readonly event: Event; readonly recipient: Recipient} | undefined {
    for (const event of this.events.values()) {
      const recipient = event.recipients.find((one) => one.assertion === id);
      if (recipient) return {event, recipient};
    }
    return undefined;
  }

  /** The person follows the link of the message; in the Passport, they take the badge up there. */
  receive(assertion: string, {inPassport = false}: {readonly inPassport?: boolean} = {}): void {
    const found = this.assertion(assertion);
    if (!found) throw new Error(`There is no assertion ${assertion}`);
    found.recipient.hasReceived = true;
    found.recipient.isInPassport ||= inPassport;
  }

  /** Whether the person has this badge, not revoked. */
  has(email: string, badge: string): boolean {
    return [...this.events.values()].some(
      (event) =>
        event.badge === badge &&
        event.recipients.some(
          (one) => one.revokedAt === 0 && one.email.toLowerCase() === email.toLowerCase(),
        ),
    );
  }

  apply(form: ApplicationForm, given: Pick<Application, 'applicant' | 'email' | 'answers'>): Application {
    const application: Application = {
      id: newId('P'),
      form: form.id,
      ctime: this.#seconds(),
      status: 'pending',
      event: null,
      ...given,
    };
    this.applications.set(application.id, application);
    if (form.approvalMethod === 'instant' || form.approvalMethod === 'secret') this.approve(application);
    return application;
  }

  approve(application: Application): void {
    const form = this.forms.get(application.form);
    if (!form || application.status === 'approved') return;
    application.status = 'approved';
    application.event = this.issue({
      organisation: form.organisation,
      badge: form.badge,
      consumer: 'earnable_badge',
      application: application.id,
      recipients: [{email: application.email, name: application.applicant}],
    }).id;
  }

  #reachMilestones(organisation: string, email: string, name: string): void {
    for (const {badge, minRequired, required, organisation: owner} of this.milestones.values()) {
      if (owner !== organisation || this.has(email, badge)) continue;
      const enough = minRequired === 0 ? required.length : minRequired;
      if (required.filter((one) => this.has(email, one)).length < enough) continue;
      this.issue({organisation, badge, consumer: 'metabadge', recipients: [{email, name}]});
    }
  }
}

function newRecipient({email, name}: {readonly email: string; readonly name: string}): Recipient {
  return {
    email,
    name,
    assertion: createHash('sha1').update(randomBytes(20)).digest('hex'),
    salt: randomBytes(8).toString('hex'),
    hasReceived: false,
    isInPassport: false,
    hasPdf: false,
    revokedAt: 0,
  };
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789';

/** As they look there: a letter that says what it is, and twelve more. */
function newId(kind: string): string {
  return kind + [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('');
}
