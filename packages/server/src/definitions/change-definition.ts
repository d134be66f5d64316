/**
 * A lead changes their structure by its definition, as `pepites apply` does from the machine: read, checked, planned, applied. Who works
 * there, which network it is in and what kind of structure it is are the matter of others, who are asked or have the right.
 */
import {createHash} from 'node:crypto';
import type {ApplyLine, DefinitionPlan, PlacedProblem} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {ServerError} from '../errors.js';
import {assertPlain} from '../plain-value.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {canonicalJson} from '../store/canonical-json.js';
import type {Session} from '../store/open-store.js';
import {applyStructures, inTransaction} from './apply.js';
import {type PreparedImage, storeImage} from './badge-images.js';
import {checkDefinition} from './check-definition.js';
import {drawImages, type DrawnImages, findImages} from './sent-images.js';
import {storedStructure} from './stored-structure.js';
import {
  type DefinitionText,
  inOrder,
  mostProblems,
  placeFound,
  readDefinitionText,
} from './text/read-text.js';
import type {TextLanguage} from './text/problems.js';
import {readTied} from './tied-structures.js';

export interface DefinitionChange {
  readonly structure: string;
  readonly text: string;
  /** In base64, each by the path that the definition gives it. */
  readonly images: readonly {readonly path: string; readonly image: string}[];
  readonly language: TextLanguage;
}

/** What a change comes to. */
interface Outcome {
  readonly plan: DefinitionPlan;
  readonly drawn: readonly PreparedImage[];
}

export async function planChange(services: Services, change: DefinitionChange): Promise<DefinitionPlan> {
  const ready = await readChange(services, change);
  const {plan} = await inTransaction(services, {dryRun: true}, async (t) => carryOut(services, t, ready));
  return plan;
}

/** @throws {Refusal} DEFINITION_INVALID; REVISION_CHANGED: the store is not what the plan was made over */
export async function applyChange(
  services: Services,
  change: DefinitionChange & {readonly by: string; readonly mark: string},
): Promise<DefinitionPlan> {
  const {structure, by, mark} = change;
  const ready = await readChange(services, change);
  return inTransaction(services, {dryRun: false}, async (t) => {
    const {plan, drawn} = await carryOut(services, t, ready);
    if (plan.problems.length > 0)
      throw new Refusal('DEFINITION_INVALID', {problems: plan.problems.map(({at, code}) => ({at, code}))});
    if (plan.mark !== mark) throw new Refusal('REVISION_CHANGED');
    for (const image of drawn) await storeImage(services.files, image);
    const at = services.now();
    for (const line of plan.lines) {
      if (line.action === 'keep') continue;
      await noteAct(t, {structure, by, act: 'definition.applied', object: objectOf(line), at});
    }
    return plan;
  });
}

/** `badge/travail-en-equipe`; the kind alone for what is longer than the log takes. */
function objectOf({kind, id}: ApplyLine): string {
  return id.length > 80 ? kind : `${kind}/${id}`;
}

interface ReadChange {
  readonly change: DefinitionChange;
  readonly read: DefinitionText;
  readonly images: DrawnImages;
}

/** All that takes long and asks the store for nothing that could have changed by then. */
async function readChange({db}: Services, change: DefinitionChange): Promise<ReadChange> {
  const read = readDefinitionText(change.text, change.language);
  if (!read.definition || read.problems.length > 0) return {change, read, images: new Map()};
  // An escape of YAML can write what JSON was not let through with.
  assertPlain(read.definition);
  return {change, read, images: await drawImages(db, change, read.definition)};
}

async function carryOut(services: Services, t: Session, given: ReadChange): Promise<Outcome> {
  const {change, read} = given;
  const {structure} = change;
  const {definition} = read;
  if (!definition || read.problems.length > 0) return refused(read.problems);
  const [own, ...others] = definition.structures;
  if (own?.id !== structure || others.length > 0) {
    const path = own?.id === structure ? ['structures', 1] : ['structures', 0, 'id'];
    return refused([read.place({path, code: 'STRUCTURE_OTHER', about: structure})]);
  }
  const mark = await markOf(t, change);
  const wrong = checkDefinition(definition, await readTied(t, definition));
  const {images, drawn, problems} = await findImages(t, {...given, definition});
  const all = inOrder([...placed(read, wrong), ...onlyInText(read), ...problems]);
  if (all.length > 0) return refused(all);
  try {
    const lines = await applyStructures(services, t, {definition, images});
    const elsewhere = setElsewhere(lines, read);
    return elsewhere.length > 0 ? refused(elsewhere) : {plan: {lines, problems: [], mark}, drawn};
  } catch (error) {
    if (!(error instanceof ServerError) || error.problems.length === 0) throw error;
    return refused(placed(read, error.problems));
  }
}

function refused(problems: readonly PlacedProblem[]): Outcome {
  return {plan: {lines: [], problems: problems.slice(0, mostProblems), mark: ''}, drawn: []};
}

function placed(read: DefinitionText, problems: ServerError['problems']): PlacedProblem[] {
  return problems.slice(0, mostProblems).map((problem) => placeFound(read, problem));
}

/** What only the check of the text looks for. */
function onlyInText({references}: DefinitionText): PlacedProblem[] {
  return references.filter(({code, at}) => code === 'PRIVATE_KEY' || at.endsWith('.email'));
}

/** A definition from the machine sets these; over HTTP people are invited, networks agree, and a kind stays. */
function setElsewhere(lines: readonly ApplyLine[], read: DefinitionText): PlacedProblem[] {
  const members = lines.flatMap(({action, kind, changes}) => {
    if (action === 'keep') return [];
    if (kind === 'member') return ['staff'];
    if (kind === 'network') return ['network'];
    // People's addresses go there, and badges in the name of the whole organisation.
    if (kind === 'issuedThrough') return ['issuedThrough'];
    return kind === 'structure' && changes?.includes('kind') === true ? ['kind'] : [];
  });
  return [...new Set(members)].map((member) =>
    read.place({path: ['structures', 0, member], code: 'SET_ELSEWHERE', about: member}),
  );
}

/** Stands for the text and for what it was planned over. */
async function markOf(t: Session, {structure, text, images}: DefinitionChange): Promise<string> {
  const keys = await t
    .selectFrom('badge')
    .select(['id', 'image_key'])
    .where('structure_id', '=', structure)
    .orderBy('id')
    .execute();
  const whole = canonicalJson({before: await storedStructure(t, structure), keys, text, images});
  return createHash('sha256').update(whole).digest('base64url');
}
