import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {clone, createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {generateSigningKey, importSigningKey, signCredential} from '../sign.js';
import type {JsonObject} from '../types.js';

/** A badge as a tree that a test may change. */
type Tree = Record<string, unknown>;

const CREATED = new Date('2026-06-01T08:00:00Z');
const INTEGRITY = 'refused integrity:fail:';

describe('verify, attacked', () => {
  let issuer: TestIssuer;
  let badge: Tree;
  before(async () => {
    issuer = await createTestIssuer();
    badge = await issuer.issue();
  });

  /** The verdict on a copy of the badge once it has been changed. */
  const changed = async (change: (badge: Tree) => void) => {
    const copy = clone(badge);
    change(copy);
    return verdictLine(await issuer.check(copy));
  };

  it('refuses a change of any signed value', async () => {
    for (const path of leaves(badge)) {
      const verdict = await changed((copy) => {
        replace(copy, path, alter);
      });
      assert.notEqual(verdict.split(' ')[0], 'verified', path.join('.'));
    }
  });

  it('refuses the loss of any signed member', async () => {
    for (const path of branches(badge)) {
      if (path.length === 0) continue;
      const verdict = await changed((copy) => {
        replace(copy, path, () => undefined);
      });
      assert.notEqual(verdict.split(' ')[0], 'verified', path.join('.'));
    }
  });

  it('refuses a member added anywhere, of a known term or not', async () => {
    for (const path of branches(badge)) {
      for (const name of ['name', 'narrative', 'invented', '@included', 'https://schema.org/name']) {
        const verdict = await changed((copy) => {
          const owner = path.reduce((at, key) => tree(at[key]), copy);
          if (Array.isArray(owner)) owner.push({[name]: 'added'});
          else owner[owner[name] === undefined ? name : 'description'] = 'added';
        });
        assert.notEqual(verdict.split(' ')[0], 'verified', `${path.join('.')} + ${name}`);
      }
    }
  });

  const cases: Record<string, {change: (badge: Tree) => void; verdict: string}> = {
    'an undefined term injected': {
      change: (b) => {
        put(b, 'credentialSubject.achievement.invented', 'x');
      },
      verdict: `${INTEGRITY}TERM_UNDEFINED`,
    },
    'an undefined term injected into the proof': {
      change: (b) => {
        put(b, 'proof.invented', 'x');
      },
      verdict: `${INTEGRITY}TERM_UNDEFINED`,
    },
    'a context swapped for an older one': {
      change: (b) => {
        put(b, '@context.1', 'https://purl.imsglobal.org/spec/ob/v3p0/context.json');
      },
      verdict: `${INTEGRITY}JSONLD_INVALID`,
    },
    'contexts in another order': {
      change: (b) => {
        list(b['@context']).reverse();
      },
      verdict: 'refused schema:fail:SCHEMA_INVALID',
    },
    'an unknown context added': {
      change: (b) => {
        list(b['@context']).push('https://evil.example/context');
      },
      verdict: 'undetermined integrity:unknown:CONTEXT_UNKNOWN',
    },
    'a context written in, which maps a term to nothing': {
      change: (b) => {
        list(b['@context']).push({evil: null});
        b['evil'] = 'not signed';
      },
      verdict: 'undetermined integrity:unknown:CONTEXT_UNKNOWN',
    },
    'an end date hidden under its full IRI': {
      change: (b) => {
        b['https://www.w3.org/2018/credentials#validUntil'] = {
          '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
          '@value': b['validUntil'],
        };
        delete b['validUntil'];
      },
      verdict: `${INTEGRITY}JSONLD_INVALID`,
    },
    'a picture described in two pieces': {
      change: (b) => {
        const path = 'credentialSubject.achievement.image';
        const id = `${issuer.id}/images/1.png`;
        put(b, path, [{id}, {id, type: 'Image', caption: 'Un gant'}]);
      },
      verdict: `${INTEGRITY}JSONLD_INVALID`,
    },
    'a status hidden in @included': {
      change: (b) => {
        b['@included'] = [{id: b['id'], credentialStatus: b['credentialStatus']}];
        delete b['credentialStatus'];
      },
      verdict: `${INTEGRITY}JSONLD_INVALID`,
    },
    'a signature that is none': {
      change: (b) => {
        put(b, 'proof.proofValue', 'zNOTASIGNATURE');
      },
      verdict: `${INTEGRITY}PROOF_MALFORMED`,
    },
    'a signature of zeros': {
      change: (b) => {
        put(b, 'proof.proofValue', `z${'1'.repeat(64)}`);
      },
      verdict: `${INTEGRITY}SIGNATURE_INVALID`,
    },
    'another proof purpose': {
      change: (b) => {
        put(b, 'proof.proofPurpose', 'authentication');
      },
      verdict: `${INTEGRITY}PROOF_PURPOSE issuer:unknown:PROOF_PURPOSE`,
    },
    'a second, bad proof': {
      change: (b) => {
        put(b, 'proof', [b['proof'], {...tree(b['proof']), created: '2026-06-02T00:00:00Z'}]);
      },
      verdict: `${INTEGRITY}SIGNATURE_INVALID`,
    },
    'proofs without number': {
      change: (b) => {
        put(
          b,
          'proof',
          Array.from({length: 11}, () => b['proof']),
        );
      },
      verdict: `${INTEGRITY}PROOF_MALFORMED issuer:unknown:PROOF_MALFORMED`,
    },
    'no proof': {
      change: (b) => {
        delete b['proof'];
      },
      verdict: `${INTEGRITY}NO_PROOF issuer:unknown:NO_PROOF`,
    },
    'only a proof of an unknown kind': {
      change: (b) => {
        put(b, 'proof.cryptosuite', 'trust-me-2026');
      },
      verdict: 'undetermined integrity:unknown:PROOF_SUITE_UNKNOWN issuer:unknown:PROOF_SUITE_UNKNOWN',
    },
    'a key without an address': {
      change: (b) => {
        put(b, 'proof.verificationMethod', issuer.key.publicKeyMultibase);
      },
      verdict: `${INTEGRITY}TERM_UNDEFINED issuer:fail:KEY_MALFORMED`,
    },
    'a key that the issuer does not list': {
      change: (b) => {
        put(b, 'proof.verificationMethod', `${issuer.id}#key-2`);
      },
      verdict: 'refused integrity:unknown:KEY_UNREACHABLE issuer:fail:KEY_NOT_OF_ISSUER',
    },
    'another issuer’s name on the same proof': {
      change: (b) => {
        put(b, 'issuer.id', 'https://france.example/');
      },
      verdict:
        'refused integrity:unknown:KEY_UNREACHABLE issuer:fail:KEY_NOT_OF_ISSUER status:unknown:STATUS_LIST_NOT_OF_ISSUER',
    },
    'no subject': {
      change: (b) => {
        delete b['credentialSubject'];
      },
      verdict: 'refused schema:fail:SCHEMA_INVALID integrity:fail:SIGNATURE_INVALID',
    },
    'two achievements': {
      change: (b) => {
        put(b, 'credentialSubject', [b['credentialSubject'], b['credentialSubject']]);
      },
      verdict: 'refused schema:fail:SCHEMA_INVALID',
    },
    'a status that is a text': {
      change: (b) => {
        put(b, 'credentialStatus', 'good');
      },
      verdict: 'refused schema:fail:SCHEMA_INVALID integrity:fail:TERM_UNDEFINED status:fail:SCHEMA_INVALID',
    },
  };
  for (const [name, {change, verdict}] of Object.entries(cases)) {
    it(`answers to ${name}`, async () => {
      const line = await changed(change);
      assert.ok(line.startsWith(verdict), `${line}\n is not\n${verdict}`);
      assert.ok(!line.startsWith('verified'));
    });
  }

  it('refuses a proof that was moved from another badge', async () => {
    const other = await issuer.issue({subjectId: 'urn:uuid:1d5a0c6f-6f0c-4e5f-9f0a-3f8f4f3c2a11'});
    assert.equal(
      await changed((copy) => {
        copy['proof'] = other['proof'];
      }),
      'refused integrity:fail:SIGNATURE_INVALID',
    );
  });

  it('refuses somebody else’s did:key, and keeps a good signature apart from its author', async () => {
    const {seed, publicKeyMultibase} = await generateSigningKey();
    const verificationMethod = `did:key:${publicKeyMultibase}#${publicKeyMultibase}`;
    const key = await importSigningKey({seed, verificationMethod});
    const forged = await signCredential(issuer.badge(), {key, created: CREATED});
    assert.equal(verdictLine(await issuer.check(forged)), 'refused issuer:fail:KEY_NOT_OF_ISSUER');
    const own = await signCredential(
      issuer.badge({issuer: {id: `did:key:${publicKeyMultibase}`, name: 'INAE'}, credentialStatus: []}),
      {key, created: CREATED},
    );
    assert.equal((await issuer.check(own)).outcome, 'verified');
    assert.equal(
      (await issuer.check(own, {recognisedIssuers: [issuer.id]})).checks[4]?.code,
      'ISSUER_NOT_RECOGNISED',
    );
  });

  it('does not take a key in the fragment of an address for the issuer’s', async () => {
    const {seed, publicKeyMultibase} = await generateSigningKey();
    const key = await importSigningKey({seed, verificationMethod: `${issuer.id}#${publicKeyMultibase}`});
    const forged = await signCredential(issuer.badge(), {key, created: CREATED});
    assert.equal(verdictLine(await issuer.check(forged)), 'refused issuer:fail:KEY_NOT_OF_ISSUER');
    const web = issuer.web.get(issuer.id) as JsonObject;
    issuer.web.delete(issuer.id);
    const offline = verdictLine(await issuer.check(forged));
    const bare = await signCredential(issuer.badge({credentialStatus: []}), {key, created: CREATED});
    const lenient = await issuer.check(bare, {policy: '1edtech'});
    assert.deepEqual([lenient.outcome, lenient.warnings[0]?.code], ['verified', 'KEY_SELF_ASSERTED']);
    issuer.web.set(issuer.id, web);
    assert.equal(offline, 'undetermined issuer:unknown:KEY_SELF_ASSERTED status:unknown:STATUS_LIST_INVALID');
  });

  it('does not take a key that another controller owns, that is revoked, or of a document about another id', async () => {
    const document = issuer.web.get(issuer.id) as Tree;
    const attempts: ((d: Tree) => void)[] = [
      (d) => {
        put(d, 'verificationMethod.0.controller', 'https://other.example/');
      },
      (d) => {
        put(d, 'verificationMethod.0.revoked', '2026-06-02T00:00:00Z');
      },
      (d) => {
        put(d, 'id', 'https://other.example/');
      },
      (d) => {
        put(d, 'assertionMethod', []);
      },
    ];
    for (const attempt of attempts) {
      const copy = clone(document);
      attempt(copy);
      issuer.web.set(issuer.id, copy);
      const line = verdictLine(await issuer.check(badge));
      assert.match(line, /^refused .*issuer:fail:KEY_NOT_OF_ISSUER/);
    }
    issuer.web.set(issuer.id, document);
  });

  it('is undetermined when the issuer’s document cannot be had, or is not one', async () => {
    const document = issuer.web.get(issuer.id) as Tree;
    for (const served of [undefined, '<html></html>', {id: issuer.id, name: 'A profile'}]) {
      if (served === undefined) issuer.web.delete(issuer.id);
      else issuer.web.set(issuer.id, served);
      assert.equal(
        verdictLine(await issuer.check(badge)),
        'undetermined integrity:unknown:KEY_UNREACHABLE issuer:unknown:KEY_UNREACHABLE status:unknown:STATUS_LIST_INVALID',
      );
    }
    issuer.web.set(issuer.id, document);
  });

  it('refuses a badge that is expired, not yet valid, or whose dates are not dates', async () => {
    const verdict = async (changes: Parameters<TestIssuer['issue']>[0]) =>
      verdictLine(await issuer.check(await issuer.issue(changes)));
    assert.equal(await verdict({validUntil: new Date('2026-11-01')}), 'refused dates:fail:EXPIRED');
    assert.equal(await verdict({validFrom: new Date('2027-01-01')}), 'refused dates:fail:NOT_YET_VALID');
    const odd = {...issuer.badge(), validUntil: 'when it rains'};
    const signed = await signCredential(odd, {key: issuer.key, created: CREATED});
    assert.equal(
      verdictLine(await issuer.check(signed)),
      'refused schema:fail:SCHEMA_INVALID dates:fail:DATE_MALFORMED',
    );
  });

  describe('in its text', () => {
    const verdict = async (text: string | Uint8Array) => verdictLine(await issuer.check(text));

    it('refuses duplicate members and __proto__', async () => {
      const text = JSON.stringify(badge);
      assert.equal(await verdict(`{"name":"Shown",${text.slice(1)}`), 'refused format:fail:NOT_A_CREDENTIAL');
      assert.equal(
        await verdict(`{"na\\u006de":"Shown",${text.slice(1)}`),
        'refused format:fail:NOT_A_CREDENTIAL',
      );
      assert.equal(
        await verdict(`{"__proto__":{"x":1},${text.slice(1)}`),
        'refused format:fail:NOT_A_CREDENTIAL',
      );
    });

    it('is undetermined beyond its bounds, and quickly', async () => {
      const limit = (code: string, ...ids: string[]) =>
        ['undetermined', ...ids.map((id) => `${id}:unknown:${code}`)].join(' ');
      const all = ['format', 'schema', 'integrity', 'issuer', 'status', 'dates'];
      const many = Array.from({length: 30_000}, () => ({type: ['Evidence'], name: 'x'}));
      const cases: readonly (readonly [string | Uint8Array, string])[] = [
        [`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, limit('LIMIT_DEPTH', ...all)],
        ['x'.repeat(10_000_001), limit('LIMIT_BYTES', ...all)],
        [new Uint8Array(10_000_001), limit('LIMIT_BYTES', ...all)],
        [JSON.stringify({...badge, name: 'x'.repeat(10_000_000)}), limit('LIMIT_BYTES', ...all)],
        [`${'A'.repeat(10_000_000)}.e30.AAAA`, limit('LIMIT_BYTES', ...all)],
        [JSON.stringify({...badge, n: Array.from({length: 200_000}, () => 1)}), limit('LIMIT_BYTES', ...all)],
        [JSON.stringify({...badge, evidence: many}), limit('LIMIT_QUADS', 'integrity')],
      ];
      for (const [input, expected] of cases) {
        const started = performance.now();
        assert.equal(await verdict(input), expected);
        assert.ok(performance.now() - started < 1500, expected);
      }
    });

    it('takes no more than its time for what was made to be costly', async () => {
      const evidence = (count: number, member: (n: number) => object) =>
        Array.from({length: count}, (_, n) => ({type: ['Evidence'], ...member(n)}));
      const inputs: (string | object)[] = [
        // Blank nodes that nothing tells apart, and proofs that all ask for the same document.
        {...badge, evidence: evidence(3000, () => ({name: 'x'}))},
        {
          ...badge,
          evidence: evidence(2000, (n) => ({id: `urn:x:${n}`})),
          proof: Array.from({length: 10}, () => badge['proof']),
        },
        // Texts on which a careless pattern would go back and forth.
        `<svg ${'a'.repeat(3_000_000)}>`,
        `<svg ${'a ='.repeat(1_000_000)}>`,
        `<svg ${'<'.repeat(3_000_000)}`,
        'a.'.repeat(1_500_000),
      ];
      for (const input of inputs) {
        const started = performance.now();
        const {outcome} = await issuer.check(input, {timeoutMs: 300});
        const took = performance.now() - started;
        assert.notEqual(outcome, 'verified');
        // The time, and what one step of the work may take beyond it.
        assert.ok(took < 1500, `${Math.round(took)} ms`);
      }
    });

    it('refuses what is no badge', async () => {
      for (const text of ['', 'hello', '{}', '[]', '{"a":1}', 'null', '<svg></svg>', 'a.b.c', '{"a":', '"']) {
        const line = await verdict(text);
        assert.ok(line.startsWith('refused format:fail:NOT_A_CREDENTIAL'), `${text} → ${line}`);
      }
    });
  });
});

/** Paths of all values that are neither arrays nor objects. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
}

/** Paths of all arrays and objects, the root included. */
function branches(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return [path, ...Object.entries(value).flatMap(([key, member]) => branches(member, [...path, key]))];
}

function replace(root: Tree, path: readonly string[], make: (old: unknown) => unknown): void {
  const last = path.at(-1) ?? '';
  const owner = path.slice(0, -1).reduce((at, key) => tree(at[key]), root);
  owner[last] = make(owner[last]);
}

/** Sets the value at a path such as `proof.created`. */
function put(root: Tree, path: string, value: unknown): void {
  replace(root, path.split('.'), () => value);
}

function tree(value: unknown): Tree {
  return value as Tree;
}

function list(value: unknown): unknown[] {
  return value as unknown[];
}

function alter(old: unknown): unknown {
  if (typeof old !== 'string') return 'altered';
  if (/^\d{4}-/.test(old)) return old.replace('2026', '2025').replace('2031', '2032');
  return old.includes(':') ? `${old}x` : `${old} altered`;
}
