/** The competency frameworks of a backend: the samples that it has by itself, and the providers that it was opened with. */
import {
  type Concept,
  conceptUrlSchema,
  type FrameworkConcept,
  type FrameworkProvider,
} from '@pepites/recognition';
import * as v from 'valibot';
import {ServerError} from '../errors.js';
import {Refusal} from '../refusal.js';
import {createListProvider} from './list-provider.js';
import {escoSample, romeSample} from './sample.js';

const mostConcepts = 30;

const samples: readonly FrameworkProvider[] = [
  createListProvider({
    id: 'rome-sample',
    name: {fr: 'ROME, quelques métiers', en: 'ROME, some occupations'},
    source: 'ROME 4.0, France Travail: 10 of its occupations',
    concepts: romeSample,
  }),
  createListProvider({
    id: 'esco-sample',
    name: {fr: 'ESCO, quelques compétences', en: 'ESCO, some skills'},
    source: 'ESCO, European Commission: 10 of its transversal skills',
    concepts: escoSample,
  }),
];

/** @throws {ServerError} ERR_FRAMEWORK_REPEATS: two providers of one id */
export function frameworksWith(more: readonly FrameworkProvider[]): readonly FrameworkProvider[] {
  const all = [...samples, ...more];
  const twice = all.find(({id}, index) => all.findIndex((one) => one.id === id) < index);
  if (twice) throw new ServerError('ERR_FRAMEWORK_REPEATS', `Two frameworks have the id "${twice.id}".`);
  return all;
}

export async function searchConcepts(
  frameworks: readonly FrameworkProvider[],
  question: {readonly q: string; readonly provider?: string | undefined; readonly language: string},
): Promise<Concept[]> {
  const asked = frameworks.filter(({id}) => question.provider === undefined || id === question.provider);
  const {language} = question;
  const found = await Promise.all(
    asked.map(async (provider) => {
      const concepts = await provider.search(question.q, {language, limit: mostConcepts});
      return concepts.map((concept) => conceptView(provider, concept));
    }),
  );
  return found.flat().slice(0, mostConcepts);
}

/** @throws {Refusal} CONCEPT_UNKNOWN */
export async function findConcept(frameworks: readonly FrameworkProvider[], id: string): Promise<Concept> {
  for (const provider of frameworks) {
    const concept = await provider.get(id);
    if (concept) return conceptView(provider, concept);
  }
  throw new Refusal('CONCEPT_UNKNOWN');
}

/** An address that a badge could not be aligned to is not passed on. */
function conceptView(provider: FrameworkProvider, concept: FrameworkConcept): Concept {
  const {framework, kind, label, code, uri, description} = concept;
  return {
    provider: provider.id,
    framework,
    kind,
    label,
    ...(code !== undefined && {code}),
    ...(uri !== undefined && v.is(conceptUrlSchema, uri) && {uri}),
    ...(description && {description}),
  };
}
