/** The courses of the platform: what it calls them, what is asked in their tests, and how each gives its badge. */

export interface Course {
  /** Also the id of its badge, and the name of its page. */
  readonly id: string;
  readonly title: string;
  /** The publisher's name for the course; the badge's rule names it so. */
  readonly publisherId: string;
  /** 0 to 1. */
  readonly masteryScore: number;
  /** By the platform's server (API key), or by a signed token that its page hands over. A platform chooses one of the two. */
  readonly way: 'server' | 'token';
  /** The right answers stay on the server: what is in a page, the learner's browser can say by itself. */
  readonly questions: Readonly<Record<string, Question>>;
}

interface Question {
  readonly right: string;
  /** Said to the learner after the answer, whichever it was. */
  readonly words: string;
}

export const courses: readonly Course[] = [
  {
    id: 'droits-et-devoirs',
    title: 'Mes droits et mes devoirs',
    publisherId: 'https://cours.example/droits-et-devoirs',
    masteryScore: 0.6,
    way: 'server',
    questions: {
      retard: {right: 'prevenir', words: 'On prévient dès qu’on le sait. Un appel ou un message suffit.'},
      pause: {
        right: 'vingt',
        words: 'Après 6\u00a0heures de travail, la pause est de 20\u00a0minutes au moins.',
      },
      paie: {right: 'garder', words: 'On la garde toujours. Elle sert pour la retraite.'},
    },
  },
  {
    id: 'gestes-et-postures',
    title: 'Gestes et postures',
    publisherId: 'https://cours.example/gestes-et-postures',
    masteryScore: 0.8,
    way: 'token',
    questions: {
      plier: {right: 'genoux', words: 'On plie les genoux. Le dos reste droit.'},
      tenir: {right: 'ventre', words: 'Près du ventre, la charge pèse moins sur le dos.'},
      lourd: {right: 'aide', words: 'À deux, ou avec un chariot, personne ne se fait mal.'},
    },
  },
];

export const courseOf = (id: string): Course | undefined => courses.find((course) => course.id === id);
