/** The words of the pages about connected sites. French is written first. */
import type {Permission} from '../../oauth/scopes.js';
import type {PageLanguage} from './layout.js';

const fr = {
  consentTitle: 'Relier un site',
  asks: 'demande votre accord.',
  theSite: 'Le site',
  callsItself: 'Il dit s’appeler',
  quotes: ['«\u00a0', '\u00a0»'] as readonly [string, string],
  choosePlace: 'Où avez-vous vos badges\u202f?',
  mayDo: (host: string, place: string) => `Si vous acceptez, ${host} pourra, chez ${place}\u00a0:`,
  permissions: {
    readCredentials: 'voir vos badges',
    writeCredentials: 'ajouter des badges aux vôtres',
    readProfile: 'voir votre nom',
    writeProfile: 'changer votre nom',
  } as Record<Permission, string>,
  forLater: (days: number) => `Cela dure ${days} jours au plus. Vous pouvez arrêter avant.`,
  forAnHour: 'Cela dure une heure environ. Vous pouvez arrêter avant.',
  notSeen: 'Il ne verra pas votre adresse mail.',
  accept: 'Accepter',
  refuse: 'Refuser',
  hello: 'Bonjour',
  seeConnections: 'Voir les sites reliés',
  ended: {
    title: 'C’est trop tard',
    said: 'Cette demande ne marche plus. Revenez sur le site, puis recommencez.',
  },
  failed: {
    title: 'Ce site ne peut pas être relié',
    said: 'Sa demande n’est pas correcte. Vous n’avez rien fait de mal.',
    tell: 'Prévenez la personne qui s’occupe du site. Donnez-lui ce mot\u00a0:',
  },
  connectionsTitle: 'Sites reliés à mes badges',
  connectionsNone: 'Aucun site n’est relié à vos badges.',
  hosts: 'Mes badges sur d’autres sites',
  until: 'Jusqu’au',
  may: 'Ce site peut\u00a0:',
  end: 'Arrêter',
  endedWords: '{host} n’est plus relié.',
  aboutTitle: 'Relier un site à vos badges',
  about: [
    'Un autre site peut montrer vos badges, ou en ajouter. Il suit le standard Open Badges 3.0.',
    'Rien ne se fait sans vous. Une page vous dit quel site demande, et ce qu’il veut.',
    'Vous dites oui ou non. Vous pouvez arrêter à tout moment.',
    'Un site relié voit vos badges et votre nom, rien d’autre. Il ne voit pas votre adresse mail.',
    'Ce qu’il a déjà copié reste chez lui. Pour l’effacer, demandez-le à ce site.',
    'Un badge ajouté par un site est vérifié. Il doit être à votre nom.',
    'Nous gardons votre accord tant qu’il dure. Ensuite, il est effacé.',
  ],
  aboutLists: 'Voir ou arrêter\u00a0:',
};

export type OauthWords = typeof fr;

const en: OauthWords = {
  consentTitle: 'Connect a site',
  asks: 'asks for your agreement.',
  theSite: 'The site',
  callsItself: 'It calls itself',
  quotes: ['“', '”'],
  choosePlace: 'Where do you have your badges?',
  mayDo: (host, place) => `If you accept, ${host} may, at ${place}:`,
  permissions: {
    readCredentials: 'see your badges',
    writeCredentials: 'add badges to yours',
    readProfile: 'see your name',
    writeProfile: 'change your name',
  },
  forLater: (days) => `This lasts ${days} days at most. You can end it earlier.`,
  forAnHour: 'This lasts about an hour. You can end it earlier.',
  notSeen: 'It will not see your email address.',
  accept: 'Accept',
  refuse: 'Refuse',
  hello: 'Hello',
  seeConnections: 'See connected sites',
  ended: {title: 'It is too late', said: 'This request has ended. Go back to the site and start again.'},
  failed: {
    title: 'This site cannot be connected',
    said: 'Its request is not correct. You did nothing wrong.',
    tell: 'Tell whoever looks after that site. Give them this word:',
  },
  connectionsTitle: 'Sites connected to my badges',
  connectionsNone: 'No site is connected to your badges.',
  hosts: 'My badges on other sites',
  until: 'Until',
  may: 'This site may:',
  end: 'End it',
  endedWords: '{host} is no longer connected.',
  aboutTitle: 'Connect a site to your badges',
  about: [
    'Another site can show your badges, or add some. It follows the standard Open Badges 3.0.',
    'Nothing is done without you. A page says which site asks, and what it wants.',
    'You say yes or no. You can end it at any time.',
    'A connected site sees your badges and your name, nothing else. It does not see your email address.',
    'What it has copied stays there. Ask that site to delete it.',
    'A badge that a site adds is verified. It must be yours.',
    'We keep your agreement as long as it lasts. Then it is deleted.',
  ],
  aboutLists: 'See or end:',
};

export const oauthWords: Readonly<Record<PageLanguage, OauthWords>> = {fr, en};

/** English where the browser prefers it to French; French otherwise. */
export function languageOf(acceptLanguage: string | undefined): PageLanguage {
  const wishes = (acceptLanguage ?? '').split(',').map((written) => {
    const [tag = '', ...rest] = written.trim().toLowerCase().split(';');
    const quality = Number(/^q=([\d.]+)$/.exec(rest.join('').trim())?.[1] ?? 1);
    return {language: tag.split('-')[0], quality};
  });
  const best = (one: PageLanguage): number =>
    Math.max(0, ...wishes.filter(({language}) => language === one).map(({quality}) => quality));
  return best('en') > best('fr') ? 'en' : 'fr';
}
