/** The lead names who examines a request, and replaces those who do not answer. */
import {type NamedExaminers, type RequestExaminers, type ReviewedRequest} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {Refusal} from '../refusal.js';
import {advance} from '../requests/follow-up.js';
import {loadReviewed} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {isEligiblePeer, type KnownExaminer, peerFacts, possibleExaminers} from './examiners.js';
import {liveLinks} from './links.js';

/** Whom the lead can name, and who is named. */
export async function readExaminers({db, now}: Services, id: string): Promise<RequestExaminers> {
  const {row, machine} = await loadReviewed(db, id);
  const candidates = await candidatesFor(db, row, machine, now());
  const decides = machine.policy?.decider?.role;
  return {
    candidates: candidates.map(({examiner, name, stance, roles, isExternal}) => ({
      examiner,
      name,
      stance,
      mayDecide: decides !== undefined && roles.some((role) => role === decides),
      isExternal,
      ...(machine.recused?.includes(examiner) === true && {isTooClose: true}),
    })),
    ...(machine.panel && {
      panel: machine.panel.map(({examiner, stance = 'professional', since}) => ({examiner, stance, since})),
      pool: (machine.pool ?? []).map(({examiner, stance = 'professional'}) => ({examiner, stance})),
    }),
    ...(machine.decider !== undefined && {decider: machine.decider}),
    version: row.version,
  };
}

/** @throws {Refusal} with the codes of `requests.assign` */
export async function assignExaminers(
  services: Services,
  options: {
    readonly request: string;
    readonly lead: string;
    readonly version: number;
    readonly examiners: NamedExaminers;
  },
): Promise<void> {
  const {request: id, lead, examiners} = options;
  await advance(services, id, async (t, {request, at}) => {
    const {row, machine} = request;
    if (row.version !== options.version) throw new Refusal('REVISION_CHANGED');
    await assertKnown(t, request, examiners, at);
    const {structure_id: structure, person_id: about} = row;
    await noteAct(t, {structure, by: lead, act: 'request.assigned', about, object: id, at});
    // Who decides stays, unless somebody else is named.
    const decider = examiners.decider ?? machine.decider;
    return {type: 'assign', isLead: true, examiners: {...examiners, decider}};
  });
}

/** @throws {Refusal} with the codes of `requests.replaceExaminer` */
export async function replaceByLead(
  services: Services,
  {request: id, lead, examiner}: {readonly request: string; readonly lead: string; readonly examiner: string},
): Promise<void> {
  await advance(services, id, async (t, {request: {row}, at}) => {
    const {structure_id: structure, person_id: about} = row;
    await noteAct(t, {structure, by: lead, act: 'request.examinerReplaced', about, object: id, at});
    return {type: 'replace', isLead: true, examiner};
  });
}

type Candidate = KnownExaminer & {readonly isExternal: boolean};

async function candidatesFor(
  db: Executor,
  row: {readonly id: string; readonly structure_id: string},
  machine: ReviewedRequest,
  now: Date,
): Promise<Candidate[]> {
  const possible = await possibleExaminers(db, row.structure_id, machine.policy ?? {}, now);
  const links = await liveLinks(db, row.id, now);
  return [
    ...possible
      .filter(({examiner}) => examiner !== machine.earner)
      .map((each) => ({...each, isExternal: false})),
    ...links.map(({id, name, stance}) => ({examiner: id, name, stance, roles: [], isExternal: true})),
  ];
}

/** Everybody is of the structure, fits their stance, and the decider has the role. The earner is the machine's to refuse. */
async function assertKnown(
  db: Executor,
  {row, machine}: Awaited<ReturnType<typeof loadReviewed>>,
  {panel, pool = [], decider}: NamedExaminers,
  now: Date,
): Promise<void> {
  const known = new Map((await candidatesFor(db, row, machine, now)).map((each) => [each.examiner, each]));
  for (const {examiner, stance = 'professional'} of [...panel, ...pool]) {
    if (examiner === machine.earner) continue;
    const candidate = known.get(examiner);
    if (!candidate) throw new Refusal('EXAMINER_UNKNOWN');
    if (candidate.stance === stance) continue;
    // Staff may be named as a peer where they are one.
    const facts =
      stance === 'peer' && !candidate.isExternal
        ? await peerFacts(db, {structure: row.structure_id, person: examiner, now})
        : undefined;
    if (!isEligiblePeer(machine.policy ?? {}, facts)) throw new Refusal('EXAMINER_UNKNOWN');
  }
  const ids = [...panel, ...pool].map(({examiner}) => examiner);
  if (new Set(panel.map(({examiner}) => examiner)).size < panel.length || new Set(ids).size < ids.length)
    throw new Refusal('BAD_REQUEST', {detail: 'An examiner is named twice'});
  if (decider === undefined || decider === machine.earner) return;
  const role = machine.policy?.decider?.role;
  const isFit = role !== undefined && known.get(decider)?.roles.some((one) => one === role) === true;
  if (!isFit) throw new Refusal('EXAMINER_UNKNOWN');
}
