/** What can be wrong with a definition file: stable codes, and their sentences. */
import type {Path} from './positions.js';

/** Of the sentences. */
export type TextLanguage = 'fr' | 'en';

type Sentence = (about: string) => string;

/** `about` is what the sentence needs to name; it is written between the words as it stands. */
const sentences = {
  YAML_SYNTAX: {en: (x) => `this is not YAML: ${x}`, fr: (x) => `ce n’est pas du YAML\u00a0: ${x}`},
  MEMBER_MISSING: {en: (x) => `"${x}" is missing here`, fr: (x) => `il manque «\u00a0${x}\u00a0» ici`},
  MEMBER_UNKNOWN: {en: (x) => `nothing is called ${x} here`, fr: (x) => `rien ne s’appelle ${x} ici`},
  VALUE_INVALID: {en: (x) => `this value cannot stand here: ${x}`, fr: (x) => `cette valeur ne convient pas ici\u00a0: ${x}`},
  ID_REPEATS: {en: (x) => `"${x}" is already used above`, fr: (x) => `«\u00a0${x}\u00a0» est déjà utilisé plus haut`},
  BADGE_UNKNOWN: {en: (x) => `this structure has no badge "${x}"`, fr: (x) => `cette structure n’a pas de badge «\u00a0${x}\u00a0»`},
  WRONG_MODE: {en: (x) => `the badge "${x}" is not earned by criteria (mode: onCriteria), so no platform can report for it`, fr: (x) => `le badge «\u00a0${x}\u00a0» ne s’obtient pas sur critères (mode: onCriteria)\u00a0: aucune plateforme ne peut le déclarer`},
  KEY_CYCLE: {en: (x) => `this key badge needs itself: ${x}`, fr: (x) => `ce badge-clé a besoin de lui-même\u00a0: ${x}`},
  KEY_CANNOT_BE_MET: {en: (x) => `minRequired is more than the ${x} badges listed`, fr: (x) => `minRequired dépasse les ${x} badges de la liste`},
  KEY_EMPTY: {en: () => 'this key badge requires nothing, so everybody would have it', fr: () => 'ce badge-clé ne demande rien\u00a0: tout le monde l’aurait'},
  KEY_REQUIRES_ITSELF: {en: (x) => `the key badge "${x}" requires itself`, fr: (x) => `le badge-clé «\u00a0${x}\u00a0» se demande lui-même`},
  KEY_REQUIRES_TWICE: {en: (x) => `"${x}" is required twice, and counts once`, fr: (x) => `«\u00a0${x}\u00a0» est demandé deux fois, et compte une seule fois`},
  KEY_WINDOW_REVERSED: {en: () => 'notBefore is after notAfter', fr: () => 'notBefore vient après notAfter'},
  CRITERIA_WINDOW_REVERSED: {en: () => 'notBefore is after notAfter', fr: () => 'notBefore vient après notAfter'},
  CRITERIA_CANNOT_BE_MET: {en: (x) => `atLeast is more than the ${x} rules listed`, fr: (x) => `atLeast dépasse les ${x} règles de la liste`},
  IMAGES_TOO_LARGE: {en: () => 'these images are too large together: give smaller ones', fr: () => 'ces images sont trop grandes toutes ensemble\u00a0: donnez-en de plus petites'},
  WEBHOOK_LIMIT: {en: () => 'a structure has no more webhooks than that', fr: () => 'une structure n’a pas plus de webhooks que cela'},
  IMAGE_MISSING: {en: (x) => `there is no file ${x}`, fr: (x) => `il n’y a pas de fichier ${x}`},
  IMAGE_TYPE: {en: (x) => `${x} is neither an SVG nor a PNG`, fr: (x) => `${x} n’est ni un SVG ni un PNG`},
  IMAGE_TOO_LARGE: {en: (x) => `${x} is larger than 2 MB`, fr: (x) => `${x} dépasse 2 Mo`},
  QUESTION_UNKNOWN: {en: (x) => `the form has no question "${x}"`, fr: (x) => `le formulaire n’a pas de question «\u00a0${x}\u00a0»`},
  QUESTION_CYCLE: {en: (x) => `these questions wait for each other: ${x}`, fr: (x) => `ces questions s’attendent l’une l’autre\u00a0: ${x}`},
  QUESTION_LATER: {en: (x) => `showIf names "${x}", which is asked later`, fr: (x) => `showIf nomme «\u00a0${x}\u00a0», qui est posée plus tard`},
  QUESTION_NEVER_ASKED: {en: (x) => `nobody can give this answer to "${x}", so the question is never asked`, fr: (x) => `personne ne peut donner cette réponse à «\u00a0${x}\u00a0»\u00a0: la question n’est jamais posée`},
  OPTION_REPEATS: {en: (x) => `two options have the value "${x}"`, fr: (x) => `deux choix ont la valeur «\u00a0${x}\u00a0»`},
  PRIVATE_KEY: {en: () => 'this is a private key: write the public one, and replace this one, since it was shown', fr: () => 'c’est une clé privée\u00a0: écrivez la clé publique, et remplacez celle-ci, puisqu’elle a été montrée'},
  STEP_ID_REPEATS: {en: (x) => `two steps are called ${x}`, fr: (x) => `deux étapes s’appellent ${x}`},
  EDGE_TO_NO_STEP: {en: (x) => `an edge names a step that is not there: ${x}`, fr: (x) => `un lien nomme une étape absente\u00a0: ${x}`},
  PATHWAY_CYCLE: {en: (x) => `the steps go round in a circle: ${x}`, fr: (x) => `les étapes tournent en rond\u00a0: ${x}`},
  GROUP_OF_NO_STEP: {en: (x) => `a group names a step that is not there: ${x}`, fr: (x) => `un groupe nomme une étape absente\u00a0: ${x}`},
  EDGE_TO_ITSELF: {en: (x) => `the step ${x} leads to itself`, fr: (x) => `l’étape ${x} mène à elle-même`},
  GROUP_IN_ITSELF: {en: (x) => `a group is a step of itself: ${x}`, fr: (x) => `un groupe fait partie de lui-même\u00a0: ${x}`},
  GROUP_ASKS_NOTHING: {en: (x) => `the group ${x} asks for nothing: atLeast is a whole number, 1 or more`, fr: (x) => `le groupe ${x} ne demande rien\u00a0: atLeast est un nombre entier, 1 ou plus`},
  KEY_STEP_EMPTY: {en: (x) => `no step leads to ${x}, which is for a key badge`, fr: (x) => `aucune étape ne mène à ${x}, qui est pour un badge-clé`},
  STEP_UNREACHABLE: {en: (x) => `nobody can ever get the step ${x} done`, fr: (x) => `personne ne peut faire l’étape ${x}`},
  WINDOW_UNREADABLE: {en: (x) => `the window of ${x} is not in whole months, or not in durations such as P1M`, fr: (x) => `la période de ${x} n’est pas en mois entiers, ni en durées comme P1M`},
  WINDOW_REVERSED: {en: (x) => `the window of ${x} ends before it begins`, fr: (x) => `la période de ${x} finit avant de commencer`},
  STRUCTURE_OTHER: {en: (x) => `this is not the structure "${x}", alone`, fr: (x) => `ce n’est pas la structure «\u00a0${x}\u00a0», seule`},
  SET_ELSEWHERE: {en: (x) => `this is not changed here: ${x}`, fr: (x) => `cela ne se change pas ici\u00a0: ${x}`},
  IMAGE_UNREADABLE: {en: (x) => `${x} cannot be read: give a PNG, a JPEG or a WebP`, fr: (x) => `${x} ne peut pas être lue\u00a0: donnez un PNG, un JPEG ou un WebP`},
  LANGUAGE_MISSING: {en: () => 'some text is not written in this language', fr: () => 'un texte n’est pas écrit dans cette langue'},
  NETWORK_UNKNOWN: {en: () => 'nobody knows this network', fr: () => 'ce réseau est inconnu'},
  NOT_A_NETWORK: {en: () => 'this is not a network', fr: () => 'ce n’est pas un réseau'},
  NETWORK_NESTED: {en: () => 'a network cannot belong to another', fr: () => 'un réseau ne peut pas être dans un autre'},
  NOT_SHARED: {en: () => 'this badge is needed and not shared', fr: () => 'ce badge est demandé et n’est pas partagé'},
  SHARED_OUTSIDE_NETWORK: {en: () => 'only a network shares', fr: () => 'seul un réseau partage'},
  ID_CLASH: {en: () => 'this id already means something else', fr: () => 'cet identifiant désigne déjà autre chose'},
  ROLE_UNKNOWN: {en: () => 'there is no such role', fr: () => 'ce rôle n’existe pas'},
  VERSION_IMMUTABLE: {en: () => 'a published version is not changed: give a higher version', fr: () => 'une version publiée ne change pas\u00a0: augmentez «\u00a0version\u00a0»'},
  VERSION_GOES_BACK: {en: () => 'the version only grows', fr: () => 'la version ne fait qu’augmenter'},
  STEP_MEANING_CHANGED: {en: () => 'a published step keeps its badge: add another step', fr: () => 'une étape publiée garde son badge\u00a0: ajoutez une autre étape'},
  GROUP_CANNOT_BE_MET: {en: (x) => `the group ${x} can never be met`, fr: (x) => `le groupe ${x} ne peut jamais être atteint`},
} as const satisfies Record<string, Record<TextLanguage, Sentence>>; // prettier-ignore

export type DefinitionProblemCode = keyof typeof sentences;

export function isProblemCode(code: string): code is DefinitionProblemCode {
  return Object.hasOwn(sentences, code);
}

/** Does its sentence need to be told what it is about? */
export function namesSomething(code: DefinitionProblemCode): boolean {
  return sentences[code].fr.length > 0;
}

/** A problem at a member of the definition, before it has its line and its sentence. */
export interface TextProblem {
  readonly code: DefinitionProblemCode;
  readonly path: Path;
  readonly about: string;
}

/** The problem as one sentence, without a full stop. */
export function sentenceOf(
  {code, about}: Pick<TextProblem, 'code' | 'about'>,
  language: TextLanguage,
): string {
  return sentences[code][language](about);
}
