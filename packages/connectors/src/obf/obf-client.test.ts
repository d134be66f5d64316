/** The client against the emulated platform: the same cases in both dialects of its API, and what may go wrong. */
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {noFaults} from '../../../../test/emulators/obf/faults.js';
import {type ObfEmulator, openObfEmulator} from '../../../../test/emulators/obf/emulator.js';
import type {Badge, Organisation} from '../../../../test/emulators/obf/records.js';
import {ObfError, openObf, type ObfClient, type ObfErrorCode, type ObfOptions} from '../index.js';

const malika = {email: 'malika@exemple.example', name: 'Malika B.'};
const dialects = ['v2', 'v1'] as const;

/** A clock that only sleeping moves, and that notes how long was slept. */
function steppingClock(): {
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  readonly slept: number[];
} {
  let at = Date.parse('2026-11-20T10:00:00Z');
  const slept: number[] = [];
  return {
    now: () => new Date(at),
    sleep: async (ms) => {
      slept.push(ms);
      at += ms;
    },
    slept,
  };
}

const rejects = async (work: Promise<unknown>, code: ObfErrorCode): Promise<ObfError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ObfError, String(error));
  assert.equal(error.code, code, error.message);
  return error;
};

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of items) found.push(one);
  return found;
}

for (const dialect of dialects) {
  describe(`the client of Open Badge Factory, ${dialect}`, () => {
    let clock: ReturnType<typeof steppingClock>;
    let obf: ObfEmulator;
    let inae: Organisation;
    let badge: Badge;
    let client: ObfClient;
    const open = (options: Partial<ObfOptions> = {}): ObfClient =>
      openObf({
        url: obf.url,
        dialect,
        credentials: {clientId: inae.id, clientSecret: inae.secret},
        fetch: async (request) => fetch(request),
        clock,
        spacingMs: 0,
        ...options,
      });

    before(async () => {
      clock = steppingClock();
      obf = await openObfEmulator({now: () => clock.now()});
    });
    beforeEach(() => {
      clock = steppingClock();
      Object.assign(obf.faults, noFaults());
      obf.calls.length = 0;
      inae = obf.platform.addOrganisation({aliases: [{id: 'A1', name: 'Les Trois Saules'}]});
      badge = obf.platform.addBadge(inae.id, {
        content: [
          {
            ...{language: 'fr', name: 'Travail en équipe', description: 'Travaille avec les autres.'},
            ...{criteria: 'Ce badge montre que…', tag: ['équipe']},
          },
        ],
        category: ['Savoir-être'],
      });
      client = open();
    });
    after(async () => obf.close());

    it('knows the organisation, its badges with their categories, and one in full', async () => {
      assert.equal((await client.organisation()).name, 'INAE');
      obf.platform.addBadge(inae.id, {content: badge.content, isDraft: true});
      const [only, ...others] = await all(client.badges());
      assert.deepEqual(others, []);
      assert.deepEqual([only?.id, only?.name], [badge.id, 'Travail en équipe']);
      assert.deepEqual(only?.categories, ['Savoir-être']);
      assert.deepEqual(only.tags, ['équipe']);
      const whole = await client.badge(badge.id);
      assert.equal(whole.words[0]?.criteria, 'Ce badge montre que…');
      assert.match(whole.image, /^data:image\/png;base64,/);
      assert.equal((await all(client.badges({isDraft: true}))).length, 1);
    });

    it('issues, finds what it issued by what it noted, and learns what became of it', async () => {
      const before = clock.now();
      const event = await client.issue({
        ...{badge: badge.id, recipients: [malika], consumer: 'pepites', logEntry: {pepites: 'award-1'}},
        expiresAt: new Date('2027-11-20T10:00:00Z'),
      });
      await client.issue({
        ...{badge: badge.id, recipients: [malika], consumer: 'pepites', logEntry: {pepites: 'award-2'}},
      });
      const found = await all(
        client.events({badge: badge.id, email: malika.email, logEntry: {pepites: 'award-1'}, since: before}),
      );
      assert.deepEqual(
        found.map(({id, logEntry, expiresAt}) => ({id, logEntry, expiresAt})),
        [{id: event, logEntry: {pepites: 'award-1'}, expiresAt: '2027-11-20T10:00:00.000Z'}],
      );
      const [recipient] = await all(client.recipients(event));
      assert.ok(recipient);
      assert.deepEqual([recipient.email, recipient.name], [malika.email, malika.name]);
      assert.equal(recipient.isReceived, false);
      assert.match(recipient.assertionUrl, new RegExp(`/v1/assertion/${recipient.assertion}\\.json$`));
      obf.platform.receive(recipient.assertion, {inPassport: true});
      const [later] = await all(client.recipients(event));
      assert.equal(later?.isReceived, true);
      assert.equal(later.isInPassport, dialect === 'v2' ? true : undefined);
      await client.revoke(event, [malika.email.toUpperCase()]);
      const [revoked] = await all(client.recipients(event));
      assert.equal(revoked?.isRevoked, true);
    });

    it('finds nothing else, whatever the platform sends', async () => {
      for (const award of ['award-1', 'award-2'])
        await client.issue({
          ...{badge: badge.id, recipients: [malika], consumer: 'pepites', logEntry: {pepites: award}},
        });
      obf.faults.ignoresLogEntry = true;
      const found = await all(client.events({consumer: 'pepites', logEntry: {pepites: 'award-2'}}));
      assert.deepEqual(
        found.map(({logEntry}) => logEntry),
        [{pepites: 'award-2'}],
      );
    });

    it('goes from page to page', async () => {
      const [first] = await all(client.events());
      assert.equal(first, undefined);
      for (let index = 0; index < 1203; index++)
        obf.platform.issue({
          ...{organisation: inae.id, badge: badge.id, consumer: 'standalone'},
          recipients: [{email: `personne-${index}@exemple.example`, name: ''}],
        });
      const events = await all(client.events());
      assert.equal(events.length, 1203);
      assert.equal(new Set(events.map(({id}) => id)).size, 1203);
    });

    it('asks for one token, and keeps it', async () => {
      const given = obf.tokensGiven;
      await Promise.all([client.ping(), client.ping(), client.organisation()]);
      await client.ping();
      assert.equal(obf.tokensGiven - given, 1);
    });

    it('renews a token that ends in the middle, once, and not before ten seconds have gone', async () => {
      obf.faults.tokensEndAfterCalls = 1;
      await client.ping();
      await client.ping();
      assert.deepEqual(clock.slept, [10_000]);
    });

    it('says whose badge it is not, when a new token is refused too', async () => {
      const other = obf.platform.addOrganisation({name: 'Autre'});
      const mixed = open({
        fetch: async (request) => fetch(new Request(request.url.replace(inae.id, other.id), request)),
      });
      await rejects(mixed.ping(), 'ORGANISATION_REFUSED');
    });

    it('says that id and secret are not good, and says neither', async () => {
      const secret = 'un-secret-qui-fuit';
      const error = await rejects(
        open({credentials: {clientId: inae.id, clientSecret: secret}}).ping(),
        'CREDENTIALS_REFUSED',
      );
      assert.doesNotMatch(`${error.message}${JSON.stringify(error)}${error.stack ?? ''}`, /un-secret/);
      assert.equal(error.cause, undefined);
    });

    it('says that there is no such badge', async () => {
      badge.isDeleted = true;
      await rejects(client.badge(badge.id), 'NOT_FOUND');
      await rejects(
        client.issue({badge: badge.id, recipients: [malika], consumer: 'pepites', logEntry: {}}),
        'NOT_FOUND',
      );
    });

    it('says from when on it may ask again', async () => {
      await client.ping();
      obf.faults.tooManyCalls = 2;
      const silent = await rejects(client.ping(), 'RATE_LIMITED');
      assert.equal(silent.retryAt?.getTime(), clock.now().getTime() + 10_000);
      obf.faults.retryAfterSeconds = 120;
      const told = await rejects(client.ping(), 'RATE_LIMITED');
      assert.equal(told.retryAt?.getTime(), clock.now().getTime() + 120_000);
      assert.ok(told.isPassing);
    });

    it('says that nobody answers, that the platform is down, or that it takes too long', async () => {
      await client.ping();
      obf.faults.isUnreachable = true;
      await rejects(client.ping(), 'UNREACHABLE');
      obf.faults.isUnreachable = false;
      obf.faults.isUnavailable = true;
      await rejects(client.ping(), 'PLATFORM_DOWN');
      obf.faults.isUnavailable = false;
      obf.faults.slowMs = 400;
      await rejects(open({timeoutMs: 50}).ping(), 'TIMED_OUT');
    });

    it('refuses an answer of another shape, and one that never ends', async () => {
      await client.ping();
      obf.faults.strangeAnswers = 1;
      await rejects(client.organisation(), 'UNEXPECTED_REPLY');
      await clock.sleep(10_000);
      await rejects(open({maxBytes: 200}).badge(badge.id), 'UNEXPECTED_REPLY');
    });

    it('does not send to 10,001 people, to nobody, or to what is no address', async () => {
      const issue = async (recipients: readonly {email: string; name: string}[]): Promise<string> =>
        client.issue({badge: badge.id, recipients, consumer: 'pepites', logEntry: {}});
      const many = Array.from({length: 10_001}, (_, index) => ({email: `p${index}@e.example`, name: ''}));
      await rejects(issue(many), 'TOO_MANY_RECIPIENTS');
      await rejects(issue([]), 'NO_RECIPIENTS');
      const error = await rejects(issue([malika, {email: 'sans-arobase', name: ''}]), 'EMAIL_REFUSED');
      assert.doesNotMatch(error.message, /sans-arobase/);
      assert.deepEqual(obf.calls, []);
      assert.ok(await issue(many.slice(1)));
    });

    it('says that the platform takes no badge for this address', async () => {
      obf.faults.refusedEmails.add(malika.email);
      const error = await rejects(
        client.issue({badge: badge.id, recipients: [malika], consumer: 'pepites', logEntry: {}}),
        'EMAIL_REFUSED',
      );
      assert.doesNotMatch(error.message, /malika/);
    });

    it('stops when it is told to', async () => {
      const stop = new AbortController();
      stop.abort(new Error('assez'));
      await assert.rejects(client.ping({signal: stop.signal}), /assez/);
    });

    it('leaves some time between calls', async () => {
      const paced = open({spacingMs: 100});
      await paced.ping();
      await paced.ping();
      await paced.ping();
      assert.deepEqual(clock.slept, [100, 100, 100]);
    });

    if (dialect === 'v2') {
      it('knows aliases, and what the organisation may still issue', async () => {
        assert.deepEqual(await client.aliases(), [{id: 'A1', name: 'Les Trois Saules', url: ''}]);
        assert.equal((await client.organisation()).issuingLeft, 10_000);
        await client.issue({
          ...{badge: badge.id, recipients: [malika], consumer: 'pepites', logEntry: {}, alias: 'A1'},
        });
        assert.equal((await all(client.events()))[0]?.alias, 'A1');
        assert.equal((await client.organisation()).issuingLeft, 9999);
      });

      it('says that this dialect has no applications', async () => {
        await rejects(client.applicationForms(), 'NOT_SUPPORTED');
      });
    } else {
      it('reads forms of application, applies, and follows what becomes of it', async () => {
        const form = obf.platform.addForm({organisation: inae.id, badge: badge.id});
        const code = obf.platform.addForm({
          ...{organisation: inae.id, badge: badge.id, approvalMethod: 'secret', secret: '12345678'},
        });
        assert.deepEqual(
          (await client.applicationForms({badge: badge.id})).map(({id}) => id).sort(),
          [form.id, code.id].sort(),
        );
        assert.match((await client.applicationForm(form.id)).formHtml ?? '', /<textarea/);
        const given = {applicant: malika.name, email: malika.email};
        const id = await client.apply(form.id, {...given, fields: {recit: 'J’ai aidé.'}});
        const [pending] = await client.applications(form.id, {status: 'pending'});
        assert.deepEqual([pending?.id, pending?.event], [id, undefined]);
        obf.platform.approve(obf.platform.applications.get(id)!);
        const [approved] = await client.applications(form.id, {status: 'approved'});
        assert.ok(approved?.event);
        await rejects(client.apply(code.id, {...given, claimCode: 'faux'}), 'REFUSED');
        await client.apply(code.id, {...given, claimCode: '12345678'});
        assert.equal((await client.applications(code.id))[0]?.status, 'approved');
      });

      it('says that this dialect has no aliases', async () => {
        await rejects(client.aliases(), 'NOT_SUPPORTED');
      });
    }
  });
}

describe('a client of Open Badge Factory', () => {
  it('reads `languages` as `language`, as some installations write it', async () => {
    const obf = await openObfEmulator({saysLanguages: true});
    try {
      const inae = obf.platform.addOrganisation();
      const words = {name: 'n', description: 'd', criteria: 'c'};
      obf.platform.addBadge(inae.id, {
        content: [
          {language: 'en', ...words},
          {language: 'fr', ...words},
        ],
        primaryLanguage: 'fr',
      });
      const client = openObf({
        url: obf.url,
        credentials: {clientId: inae.id, clientSecret: inae.secret},
        fetch: async (request) => fetch(request),
      });
      const [badge] = await all(client.badges());
      assert.deepEqual(badge?.languages, ['fr', 'en']);
    } finally {
      await obf.close();
    }
  });

  it('sends no secret over an open line', () => {
    for (const url of [
      'http://openbadgefactory.example',
      'ftp://x',
      'x',
      'https://a:b@openbadgefactory.example',
    ])
      assert.throws(
        () =>
          openObf({url, credentials: {clientId: 'a', clientSecret: 'b'}, fetch: async (one) => fetch(one)}),
        TypeError,
      );
  });
});
