/** Le Dôme’s pathway as a definition: four machines with six badges and a key badge each, twenty-eight steps; and "Enthousiaste". */
import {drawKey, drawSpark, drawStep, type Emblem, type Motif} from './draw.ts';

interface Machine {
  readonly id: Motif;
  /** With its article: "la découpe laser". */
  readonly name: string;
  readonly title: string;
  readonly english: string;
}

const machines: readonly Machine[] = [
  {id: 'laser', name: 'la découpe laser', title: 'Découpe laser', english: 'Laser cutter'},
  {id: 'vinyle', name: 'la découpe vinyle', title: 'Découpe vinyle', english: 'Vinyl cutter'},
  {id: 'brodeuse', name: 'la brodeuse numérique', title: 'Brodeuse numérique', english: 'Embroidery machine'},
  {id: 'imprimante', name: 'l’imprimante 3D', title: 'Imprimante 3D', english: '3D printer'},
];

interface Stage {
  readonly id: Emblem;
  readonly title: string;
  readonly english: string;
  readonly description: string;
  readonly criteria: readonly string[];
  readonly question: string;
}

const stages: readonly Stage[] = [
  {
    id: 'vu',
    title: 'J’ai vu',
    english: 'I have seen it',
    description: 'La personne a vu fonctionner',
    criteria: ['J’ai vu la machine fonctionner.', 'Je sais dire à quoi elle sert.'],
    question: 'Qu’avez-vous vu\u202f?',
  },
  {
    id: 'manipule',
    title: 'J’ai manipulé de façon autonome',
    english: 'I have used it by myself',
    description: 'La personne utilise seule',
    criteria: ['Je prépare la machine.', 'Je lance un travail sans aide.', 'Je respecte la sécurité.'],
    question: 'Qu’avez-vous fabriqué\u202f?',
  },
  {
    id: 'cao',
    title: 'J’ai été initié à la chaîne logicielle de CAO',
    english: 'I was introduced to the design software',
    description: 'La personne prépare un fichier pour',
    criteria: ['J’ouvre le logiciel et je dessine.', 'Je prépare le fichier pour la machine.'],
    question: 'Qu’avez-vous dessiné\u202f?',
  },
  {
    id: 'initie',
    title: 'J’ai initié',
    english: 'I have taught others',
    description: 'La personne apprend à d’autres à utiliser',
    criteria: ['J’ai montré la machine à une autre personne.', 'Cette personne a réussi un travail.'],
    question: 'Qui avez-vous aidé, et à faire quoi\u202f? N’écrivez pas de nom.',
  },
  {
    id: 'depanne',
    title: 'J’ai dépanné',
    english: 'I have repaired it',
    description: 'La personne sait dépanner',
    criteria: ['J’ai trouvé la panne.', 'J’ai remis la machine en marche.'],
    question: 'Quelle était la panne\u202f?',
  },
  {
    id: 'projet',
    title: 'J’ai participé à la conception et la réalisation d’un projet',
    english: 'I took part in designing and making a project',
    description: 'La personne a mené un projet avec',
    criteria: ['J’ai aidé à imaginer le projet.', 'J’ai aidé à le fabriquer.'],
    question: 'Quel était votre projet\u202f?',
  },
];

export interface DrawnImage {
  /** Relative to the definition file. */
  readonly path: string;
  readonly svg: string;
}

export interface DrawnStructure {
  readonly definition: object;
  readonly images: readonly DrawnImage[];
}

export function leDome(): DrawnStructure {
  const drawn = [...machines.flatMap(badgesOf), enthusiast()];
  return {
    definition: {
      id: 'le-dome',
      name: 'Le Dôme',
      presentation: {fr: 'Le Dôme, FabLab à Caen', en: 'Le Dôme, a FabLab in Caen'},
      kind: 'partner',
      staff: [
        {
          email: 'mael@le-dome.example',
          name: 'Maël',
          title: {fr: 'médiateur', en: 'facilitator'},
          roles: ['examiner', 'lead'],
        },
      ],
      badges: drawn.map(({badge}) => badge),
      pathways: [pathway()],
    },
    images: drawn.map(({image}) => image),
  };
}

interface DrawnBadge {
  readonly badge: {readonly id: string} & Readonly<Record<string, unknown>>;
  readonly image: DrawnImage;
}

function badgesOf(machine: Machine): DrawnBadge[] {
  return [...stages.map((stage) => stageBadge(machine, stage)), keyBadge(machine)];
}

function stageBadge(machine: Machine, stage: Stage): DrawnBadge {
  const id = `${machine.id}-${stage.id}`;
  const alt = `${machine.title}\u00a0: ${stage.title}`;
  return {
    badge: {
      id,
      name: {fr: `${machine.title}\u00a0: ${stage.title}`, en: `${machine.english}: ${stage.english}`},
      description: `${stage.description} ${machine.name}.`,
      criteria: stage.criteria,
      howEarned: 'La personne a raconté ce qu’elle a fait. Une personne du Dôme a dit oui.',
      image: `images/le-dome/${id}.svg`,
      imageAlt: alt,
      moment: 'DURING',
      process: {
        mode: 'reviewed',
        answerWithinDays: 7,
        form: {
          questions: [
            {id: 'fait', type: 'longText', label: stage.question, maxLength: 1000},
            {id: 'photo', type: 'photo', label: 'Montrez en photo.', required: false},
          ],
        },
      },
    },
    image: {path: `images/le-dome/${id}.svg`, svg: drawStep(alt, machine.id, stage.id)},
  };
}

function keyBadge(machine: Machine): DrawnBadge {
  const id = `cle-${machine.id}`;
  const alt = `Trois plaques autour d’une serrure\u00a0: ${machine.title}`;
  return {
    badge: {
      id,
      name: {fr: `Badge-clé ${machine.title}`, en: `Key badge: ${machine.english}`},
      description: `La personne a les 6 badges de ${machine.name}.`,
      criteria: stages.map(({title}) => `${title}.`),
      howEarned: 'La personne a obtenu les 6 badges. Ce badge-clé est venu tout seul.',
      image: `images/le-dome/${id}.svg`,
      imageAlt: alt,
      moment: 'END',
      process: {
        mode: 'keyBadge',
        requires: stages.map((stage) => ({badge: `${machine.id}-${stage.id}`})),
        offer: 'automatic',
      },
    },
    image: {path: `images/le-dome/${id}.svg`, svg: drawKey(alt, machine.id)},
  };
}

/** Given after a session of discovery, to whoever asks. */
function enthusiast(): DrawnBadge {
  const id = 'enthousiaste';
  return {
    badge: {
      id,
      name: {fr: 'Enthousiaste', en: 'Enthusiast'},
      description: 'La personne a découvert le FabLab.',
      criteria: ['J’ai participé à une séance de découverte.'],
      howEarned: 'La personne a demandé ce badge après la séance. Il est donné tout de suite.',
      image: `images/le-dome/${id}.svg`,
      imageAlt: 'Une étincelle',
      moment: 'START',
      process: {mode: 'automaticOnRequest'},
    },
    image: {path: `images/le-dome/${id}.svg`, svg: drawSpark('Une étincelle')},
  };
}

/** Each machine in its order; the key badge at the end of its line. */
function pathway(): object {
  const ids = (machine: Machine): string[] => stages.map((stage) => `${machine.id}-${stage.id}`);
  return {
    id: 'fablab',
    title: {fr: 'Le parcours du FabLab', en: 'The FabLab pathway'},
    description: {
      fr: 'Quatre machines. Six badges par machine, puis un badge-clé.',
      en: 'Four machines. Six badges for each, then a key badge.',
    },
    steps: machines.flatMap((machine) =>
      [...ids(machine), `cle-${machine.id}`].map((badge) => ({id: badge, kind: 'badge', badge})),
    ),
    edges: machines.flatMap((machine) => {
      const steps = ids(machine);
      return [
        ...steps.slice(1).map((to, index) => ({from: steps[index], to})),
        ...steps.slice(-1).map((from) => ({from, to: `cle-${machine.id}`, kind: 'requires'})),
      ];
    }),
  };
}
