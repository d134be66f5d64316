import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Check, CheckCode, CheckId, CheckResult, CredentialView, Verdict} from '@pepites/credentials';
import type {Language} from '../io.js';
import {presentVerdict} from './present-verdict.js';

const ids: readonly CheckId[] = [
  'format',
  'schema',
  'integrity',
  'issuer',
  'recognised',
  'status',
  'dates',
  'recipient',
];

const view: CredentialView = {
  id: 'urn:uuid:1',
  achievementId: 'https://inae.example/badges/1',
  name: 'Com’un gant',
  description: '',
  issuer: {id: 'https://inae.example/issuers/1', name: 'INAE'},
  evidence: [],
  alignments: [],
  endorsementCount: 0,
};

type Finding = readonly [CheckResult, CheckCode];

/** All passes, but for what is given; nobody and no list asked. */
function verdictOf(found: Partial<Record<CheckId, Finding>>, rest: Partial<Verdict> = {}): Verdict {
  const given = {
    recognised: ['skipped', 'NOT_CHECKED'],
    recipient: ['skipped', 'NOT_CHECKED'],
    ...found,
  } as const;
  const checks = ids.map((id): Check => {
    const [result, code]: Finding = (given as Partial<Record<CheckId, Finding>>)[id] ?? ['pass', 'OK'];
    return {id, result, code, detail: `detail of ${id}`};
  });
  return {format: 'ob3', policy: 'strict', outcome: 'verified', checks, warnings: [], nested: [], ...rest};
}

function present(
  verdict: Verdict,
  language: Language = 'en',
  shown: CredentialView | undefined = view,
): string {
  const isRecipientAsked = verdict.checks.some(({id, result}) => id === 'recipient' && result !== 'skipped');
  return presentVerdict({input: 'badge.png', verdict, view: shown, isRecipientAsked, language});
}

/** The three answers alone. */
function answers(verdict: Verdict, language: Language = 'en'): string[] {
  const lines = present(verdict, language).split('\n');
  return lines.flatMap((line) => /^ {2}\S.*\u202f?\?\s{2,}(.*)$/.exec(line)?.[1] ?? []);
}

describe('presentVerdict', () => {
  it('answers three questions about a good badge, in either language', () => {
    const good = verdictOf({recipient: ['pass', 'RECIPIENT_MATCHES']});
    assert.deepEqual(answers(good), [
      'Yes: it comes from its issuer, and nothing was changed in it.',
      'Yes: neither withdrawn nor expired.',
      'This person’s.',
    ]);
    assert.deepEqual(answers(good, 'fr'), [
      'Oui\u00a0: il vient de sa structure, et rien n’y a été changé.',
      'Oui\u00a0: ni retiré, ni expiré.',
      'À cette personne.',
    ]);
  });

  it('gives the reason in words', () => {
    for (const [check, finding, index, en, fr] of [
      ['status', ['fail', 'REVOKED'], 1, 'No. The badge was withdrawn.', 'Non. Le badge a été retiré.'],
      [
        'dates',
        ['fail', 'EXPIRED'],
        1,
        'No. The badge has expired.',
        'Non. Le badge n’est plus valable\u00a0: sa date est passée.',
      ],
      [
        'dates',
        ['fail', 'NOT_YET_VALID'],
        1,
        'No. The badge is not valid yet.',
        'Non. Le badge n’est pas encore valable.',
      ],
      [
        'status',
        ['unknown', 'STATUS_UNREACHABLE'],
        1,
        'We could not find out. The list of withdrawn badges does not answer.',
        'Nous n’avons pas pu le savoir. La liste des badges retirés ne répond pas.',
      ],
      [
        'integrity',
        ['fail', 'SIGNATURE_INVALID'],
        0,
        'No. The badge was changed. Do not trust what it says.',
        'Non. Le badge a été modifié. Ne vous fiez pas à ce qu’il dit.',
      ],
      [
        'issuer',
        ['fail', 'KEY_NOT_OF_ISSUER'],
        0,
        'No. The key is not its issuer’s own. Do not trust what it says.',
        'Non. La clé n’est pas celle de la structure. Ne vous fiez pas à ce qu’il dit.',
      ],
      [
        'issuer',
        ['unknown', 'KEY_SELF_ASSERTED'],
        0,
        'We could not find out. The key is in the badge: it does not prove who gives it.',
        'Nous n’avons pas pu le savoir. La clé est dans le badge\u00a0: elle ne prouve pas qui le donne.',
      ],
      [
        'issuer',
        ['unknown', 'ISSUER_UNREACHABLE'],
        0,
        'We could not find out. The issuer does not answer.',
        'Nous n’avons pas pu le savoir. La structure ne répond pas.',
      ],
      [
        'issuer',
        ['unknown', 'LEGACY'],
        0,
        'We could not find out. This badge is too old to be proven.',
        'Nous n’avons pas pu le savoir. Ce badge est trop ancien pour être prouvé.',
      ],
      [
        'integrity',
        ['unknown', 'LIMIT_TIME'],
        0,
        'We could not find out. The check took too long.',
        'Nous n’avons pas pu le savoir. La vérification a pris trop de temps.',
      ],
    ] as const) {
      const verdict = verdictOf({[check]: finding});
      assert.deepEqual([answers(verdict)[index], answers(verdict, 'fr')[index]], [en, fr]);
    }
  });

  it('shows a code that it has no words for as it is', () => {
    const verdict = verdictOf({integrity: ['unknown', 'NEWER_THAN_THIS' as CheckCode]});
    assert.equal(answers(verdict)[0], 'We could not find out. (NEWER_THAN_THIS)');
  });

  it('says no more of dates and owner than the badge is worth', () => {
    const found = {
      recipient: ['pass', 'RECIPIENT_MATCHES'],
      recognised: ['pass', 'ISSUER_RECOGNISED'],
    } as const;
    const forged = verdictOf({...found, integrity: ['fail', 'SIGNATURE_INVALID']});
    assert.deepEqual(answers(forged).slice(1), [
      'No: it is not genuine.',
      'It names this person, but it is not genuine.',
    ]);
    assert.match(present(forged), /This is not proven; the file says:\n {2}Badge +Com’un gant/);
    assert.doesNotMatch(present(forged), /on your list/);
    const open = verdictOf({...found, issuer: ['unknown', 'KEY_UNREACHABLE']});
    assert.deepEqual(answers(open).slice(1), ['Yes, if it is genuine.', 'This person’s, if it is genuine.']);
    assert.match(
      present(verdictOf(found)),
      /Issuer +INAE \(https:\/\/inae\.example\/issuers\/1; on your list\)/,
    );
  });

  it('says that nobody was named, and that a name is only written', () => {
    assert.match(answers(verdictOf({}))[2] ?? '', /add --recipient/);
    assert.match(present(verdictOf({})), /INAE \(.*; name written in the badge, not checked\)/);
    const nameless = {...view, name: '', achievementId: '', issuer: {id: '', name: ''}};
    assert.match(present(verdictOf({}), 'fr', nameless), /Badge +\(sans nom\)\n {2}Structure +\(sans nom\)/);
    const nothing = {input: 'x', verdict: verdictOf({}), view: undefined, isRecipientAsked: true} as const;
    const unread = presentVerdict({...nothing, language: 'en'});
    assert.match(unread, /Whose is it\? +We could not find out\.\n/);
    assert.doesNotMatch(unread, /^ {2}Issuer/m);
  });

  it('says so when something else than the file was judged, and shows that', () => {
    const judged = {...view, name: 'Newer name'};
    const text = present(verdictOf({}, {judged}), 'en', {...view, name: 'Older name'});
    assert.match(
      text,
      /may be an old or partial copy\. This is what its issuer says now:\n {2}Badge +Newer name/,
    );
    assert.doesNotMatch(text, /Older name/);
    const forged = present(verdictOf({integrity: ['fail', 'HOSTED_DIFFERS']}, {judged}));
    assert.doesNotMatch(forged, /issuer says now/);
  });

  it('says that the lenient policy let a key pass', () => {
    const warnings = [{code: 'KEY_SELF_ASSERTED', detail: 'x'}];
    assert.match(answers(verdictOf({}, {warnings}))[0] ?? '', /^Yes: .* does not prove who gives it\.$/);
  });

  it('tells every step with its code, the warnings, and what came with the badge', () => {
    const endorsement = {role: 'endorsement', id: 'urn:e', subjectId: 'urn:uuid:1'} as const;
    const badge = {role: 'badge', id: 'urn:b', subjectId: 'urn:nour'} as const;
    const inner = {...verdictOf({}, {warnings: [{code: 'W', detail: 'inner'}]}), ...endorsement};
    const nested = [
      inner,
      {
        ...verdictOf({status: ['fail', 'REVOKED']}, {outcome: 'refused', nested: [inner], judged: view}),
        ...badge,
      },
    ];
    const lines = present(
      verdictOf({}, {nested, warnings: [{code: 'STATUS_INDEX', detail: 'a number'}]}),
    ).split('\n');
    assert.ok(lines.includes('  ✓ integrity  OK                     detail of integrity'));
    assert.ok(lines.includes('  ! warning: STATUS_INDEX a number'));
    assert.ok(lines.includes('  With it, a recommendation (urn:e), about urn:uuid:1: VERIFIED (ob3)'));
    assert.ok(lines.includes('    ! warning: W inner'));
    assert.ok(lines.includes('  In this record, a badge (urn:b), given to urn:nour: REFUSED (ob3)'));
    assert.ok(lines.includes('    Badge   Com’un gant'));
    assert.ok(lines.includes('    ✗ status     REVOKED                detail of status'));
    assert.ok(lines.includes('    With it, a recommendation (urn:e), about urn:uuid:1: VERIFIED (ob3)'));
    assert.ok(lines.includes('      ! warning: W inner'));
    assert.match(
      present(verdictOf({}, {nested}), 'fr'),
      /Avec lui, une recommandation \(urn:e\), à propos de urn:uuid:1\s?: VÉRIFIÉ/,
    );
  });

  it('lets no text of a badge command the terminal, or fill it', () => {
    const hostile = `\u001b[2J\u009b\u202e${'x'.repeat(500)}`;
    const shown = {...view, name: hostile, issuer: {id: hostile, name: `${hostile}y`}};
    const one = {...verdictOf({}, {judged: shown}), role: 'badge', id: hostile, subjectId: hostile} as const;
    const verdict = verdictOf({}, {nested: [one], warnings: [{code: hostile, detail: hostile}]});
    const text = presentVerdict({
      input: hostile,
      verdict,
      view: shown,
      isRecipientAsked: false,
      language: 'fr',
    });
    // eslint-disable-next-line no-control-regex -- what a terminal obeys
    assert.doesNotMatch(text, /[\u001b\u009b\u202e]/);
    assert.ok(text.split('\n').every((line) => line.length < 1200));
  });
});
