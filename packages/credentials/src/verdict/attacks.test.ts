import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {clone, createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {branches, leaves, list, put, replace, tree, type Tree} from '../../test/tree.js';

const INTEGRITY = 'refused integrity:fail:';

describe('verify, attacked in its content', () => {
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
});

function alter(old: unknown): unknown {
  if (typeof old !== 'string') return 'altered';
  if (/^\d{4}-/.test(old)) return old.replace('2026', '2025').replace('2031', '2032');
  return old.includes(':') ? `${old}x` : `${old} altered`;
}
