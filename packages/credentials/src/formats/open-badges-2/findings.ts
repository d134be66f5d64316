/** The findings that hosted and signed badges have in common, once their documents are read. */
import {fail, type Finding, pass, worstOf} from '../../checks/finding.js';
import type {Tools} from '../../checks/tools.js';
import {idOf} from '../../parse/values.js';
import {viewOfAssertion} from '../../parse/view-ob2.js';
import type {CredentialFormat, CredentialView, JsonObject} from '../../types.js';
import {isWebAddress} from './addresses.js';
import {extensionProblems} from './extensions.js';
import {legacyProblems} from './legacy.js';
import type {Parties} from './parties.js';
import {isAssertionInScope, isBadgeClassInScope} from './scope.js';
import {
  assertionProblems,
  badgeClassProblems,
  contextProblem,
  endorsementProblems,
  type Method,
  profileProblems,
} from './shape.js';

/** An assertion or endorsement, with what it leads to. */
export interface Subject {
  readonly document: JsonObject;
  readonly format: CredentialFormat;
  readonly method: Method;
  readonly parties: Parties;
}

export function isLegacyFormat(format: CredentialFormat): boolean {
  return format === 'ob1' || format === 'ob0.5';
}

export function schemaFinding(subject: Subject, tools: Tools): Finding {
  const {badgeClassProblem} = subject.parties;
  const problems = shapeProblems(subject, tools);
  const finding =
    problems.length === 0 ? pass() : fail('SCHEMA_INVALID', problems.slice(0, 5).join('; ').slice(0, 1000));
  return badgeClassProblem ? worstOf([finding, badgeClassProblem]) : finding;
}

function shapeProblems({document, format, method, parties}: Subject, tools: Tools): readonly string[] {
  if (isLegacyFormat(format)) return legacyProblems(document, parties);
  const {badgeClass, issuer, isEmbedded} = parties;
  const own =
    format === 'ob2-endorsement'
      ? endorsementProblems(document, method)
      : assertionProblems(document, method);
  const published = [issuer?.document, isEmbedded ? undefined : badgeClass?.document];
  const documents = [document, badgeClass?.document, issuer?.document].filter((one) => one !== undefined);
  return [
    ...own,
    ...(badgeClass ? badgeClassProblems(badgeClass.document) : []),
    ...(issuer ? profileProblems(issuer.document) : []),
    ...published.flatMap((one) => (one ? contextProblems(one, tools) : [])),
    ...documents.flatMap((one) =>
      extensionProblems(one, (type) => {
        tools.warn('EXTENSION_NOT_CHECKED', `An extension of type ${type.slice(0, 200)}`);
      }),
    ),
  ];
}

function contextProblems(document: JsonObject, tools: Tools): readonly string[] {
  const problem = contextProblem(document);
  if (problem === undefined) return [];
  const name = (idOf(document) ?? '').slice(0, 200);
  if (problem === 'missing') return [`${name}: @context must be that of Open Badges 2.0`];
  tools.warn('CONTEXT_WRITTEN_OUT', `${name} writes out its context`);
  return [];
}

/** A pass where the Profile was read, and speaks for the addresses of the assertion and of the BadgeClass. */
export function issuerFinding({document, method, parties}: Subject, address: string | undefined): Finding {
  const {issuer, badgeClass} = parties;
  if (!issuer) return parties.issuerFinding;
  const assertionId = address ?? idOf(document) ?? '';
  if (method === 'hosted' && !isAssertionInScope(assertionId, issuer)) {
    return outside(assertionId, issuer.id);
  }
  // A BadgeClass that was written in place, under a URN, is whose the assertion is.
  if (badgeClass && isWebAddress(badgeClass.id) && !isBadgeClassInScope(badgeClass.id, issuer)) {
    return outside(badgeClass.id, issuer.id);
  }
  return pass('OK', issuer.id);
}

function outside(address: string, issuerId: string): Finding {
  const detail = `${issuerId.slice(0, 200)} does not speak for ${address.slice(0, 200)}`;
  return fail('HOSTED_SCOPE', detail);
}

/** What the checks are about: the assertion with its BadgeClass and the issuer's Profile in place, under their addresses. */
export function judgedView(
  document: JsonObject,
  {badgeClass, issuer, writtenIssuer}: Parties,
): CredentialView {
  const profile = issuer ? {...issuer.document, id: issuer.id} : writtenIssuer;
  if (!badgeClass) return viewOfAssertion({...document, issuer: profile});
  const {id} = badgeClass;
  return viewOfAssertion({
    ...document,
    badge: {...badgeClass.document, ...(id !== '' && {id}), issuer: profile},
  });
}
