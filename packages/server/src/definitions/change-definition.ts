/**
 * A lead changes their structure by its definition, as `pepites apply` does from the machine: read, checked, planned, applied. Who works
 * there, which network it is in and what kind of structure it is are the matter of others, who are asked or have the right.
 */
import {createHash} from 'node:crypto';
import type {ApplyLine, Definition, DefinitionPlan, PlacedProblem} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {imageOf, type StoredImage} from '../catalogue/publish-badge.js';
import {ServerError} from '../errors.js';
import {assertPlain} from '../plain-value.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {canonicalJson} from '../store/canonical-json.js';
import type {Session} from '../store/open-store.js';
import {applyStructures, inTransaction} from './apply.js';
import {isStoredAs, type PreparedImage, prepareUploadedImage, storeImage} from './badge-images.js';
import {checkDefinition} from './check-definition.js';
import {storedStructure} from './stored-structure.js';
import {type DefinitionText, inOrder, pathOf, readDefinitionText} from './text/read-text.js';
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
  const {plan} = await inTransaction(services, {dryRun: true}, async (t) => carryOut(services, t, change));
  return plan;
}

/** @throws {Refusal} DEFINITION_INVALID; REVISION_CHANGED: the store is not what the plan was made over */
export async function applyChange(
  services: Services,
  change: DefinitionChange & {readonly by: string; readonly mark: string},
): Promise<DefinitionPlan> {
  const {structure, by, mark} = change;
  return inTransaction(services, {dryRun: false}, async (t) => {
    const {plan, drawn} = await carryOut(services, t, change);
    if (plan.problems.length > 0)
      throw new Refusal('DEFINITION_INVALID', {problems: plan.problems.map(({at, code}) => ({at, code}))});
    if (plan.mark !== mark) throw new Refusal('REVISION_CHANGED');
    for (const image of drawn) await storeImage(services.files, image);
    await noteAct(t, {structure, by, act: 'definition.applied', object: structure, at: services.now()});
    return plan;
  });
}

async function carryOut(services: Services, t: Session, change: DefinitionChange): Promise<Outcome> {
  const {structure, text, language} = change;
  const read = readDefinitionText(text, language);
  const {definition} = read;
  if (!definition || read.problems.length > 0) return refused(read.problems);
  // An escape of YAML can write what JSON was not let through with.
  assertPlain(definition);
  const [own, ...others] = definition.structures;
  if (own?.id !== structure || others.length > 0) {
    const path = own?.id === structure ? ['structures', 1] : ['structures', 0, 'id'];
    return refused([read.place({path, code: 'STRUCTURE_OTHER', about: structure})]);
  }
  const mark = await markOf(t, change);
  const wrong = checkDefinition(definition, await readTied(t, definition));
  const {images, drawn, problems} = await findImages(t, {definition, change, read});
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
  return {plan: {lines: [], problems: [...problems], mark: ''}, drawn: []};
}

/** With the sentence of the text's own check, where that has found the same. */
function placed(read: DefinitionText, problems: ServerError['problems']): PlacedProblem[] {
  return problems.map(({at, code, detail}) => {
    const same = read.references.find((one) => one.code === code && placeOf(one.at) === placeOf(at));
    return same ?? read.place({path: pathOf(at), code, sentence: detail});
  });
}

/** The badge, pathway or platform that a path lies in. */
function placeOf(at: string): string {
  return at.split('.').slice(0, 4).join('.');
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

interface FoundImages {
  readonly images: Map<string, StoredImage>;
  /** To be stored, if it comes to that. */
  readonly drawn: PreparedImage[];
  readonly problems: PlacedProblem[];
}

/** What is sent is drawn anew, as any image over HTTP; what is not sent stays as it is stored. */
async function findImages(
  t: Session,
  given: {readonly definition: Definition; readonly change: DefinitionChange; readonly read: DefinitionText},
): Promise<FoundImages> {
  const {definition, change, read} = given;
  const found: FoundImages = {images: new Map(), drawn: [], problems: []};
  const rows = await t
    .selectFrom('badge')
    .select(['id', 'image_key', 'image_type', 'png_key'])
    .where('structure_id', '=', change.structure)
    .execute();
  const badges = definition.structures[0]?.badges ?? [];
  for (const [index, {id, image: path}] of badges.entries()) {
    const refuse = (code: string): void => {
      const at = ['structures', 0, 'badges', index, 'image'];
      found.problems.push(read.place({path: at, code, about: path}));
    };
    const sent = change.images.find((one) => one.path === path);
    const bytes = sent && Buffer.from(sent.image, 'base64');
    const row = rows.find((one) => one.id === id);
    const place = `${change.structure}/${id}`;
    if (row && (!bytes || isStoredAs(bytes, row.image_key))) found.images.set(place, imageOf(row));
    else if (!bytes) refuse('IMAGE_MISSING');
    else {
      const image = await drawnAnew(bytes);
      if (image) {
        found.images.set(place, image);
        found.drawn.push(image);
      } else refuse('IMAGE_UNREADABLE');
    }
  }
  return found;
}

async function drawnAnew(bytes: Uint8Array): Promise<PreparedImage | undefined> {
  try {
    return await prepareUploadedImage(bytes);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
