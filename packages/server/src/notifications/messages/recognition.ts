/** Messages on key badges, badges of courses, recommendations and evidence. */
import type {LocalisedText} from '@pepites/recognition';
import type {MessageKind, MessageKinds} from '../message-kind.js';

interface AboutBadge {
  readonly badgeName: LocalisedText;
}

export interface RecognitionMessages {
  readonly keyBadgeOffered: AboutBadge;
  readonly keyBadgeSuspended: AboutBadge;
  readonly keyBadgeBack: AboutBadge;
  readonly keyBadgeLost: AboutBadge;
  readonly foreignBadgeLost: AboutBadge & {readonly issuerName: string};
  readonly courseBadgeContested: AboutBadge;
  readonly courseBadgeKept: AboutBadge;
  readonly courseBadgeRevoked: AboutBadge & {readonly reason: string};
  readonly evidenceToConfirm: AboutBadge;
  readonly endorsementAsked: AboutBadge & {readonly earnerName: string};
  readonly endorsementAskedByLink: AboutBadge & {readonly earnerName: string; readonly link: string};
  readonly endorsementWritten: AboutBadge & {readonly endorserName: string};
  readonly endorsementSigned: AboutBadge;
}

/** A message that says one thing about a badge: French, then English, each as subject and paragraphs. */
function said<Details extends AboutBadge>(
  more: Omit<MessageKind<Details>, 'weight' | 'words'>,
  weight: MessageKind<Details>['weight'],
  fr: readonly [subject: string, ...paragraphs: string[]],
  en: readonly [subject: string, ...paragraphs: string[]],
): MessageKind<Details> {
  const body = (paragraphs: readonly string[]) =>
    ['{greeting}', ...paragraphs, '{structureName}'].join('\n\n') + '\n';
  return {
    ...more,
    weight,
    words: {
      fr: {subject: fr[0], body: body(fr.slice(1))},
      en: {subject: en[0], body: body(en.slice(1))},
    },
  };
}

const badge = {
  placeholders: {badgeName: 'words'},
  sample: {badgeName: {fr: 'Com’un gant'}},
} as const;

export const recognitionMessages: MessageKinds<RecognitionMessages> = {
  keyBadgeOffered: said(
    badge,
    'important',
    [
      'Un badge vous attend\u00a0: {badgeName}',
      'Vos badges vous ouvrent le badge «\u00a0{badgeName}\u00a0».\nVoulez-vous le prendre\u202f? Vous pouvez aussi le refuser, et changer d’avis plus tard.',
    ],
    [
      'A badge is waiting for you: {badgeName}',
      'Your badges open the badge “{badgeName}” to you.\nDo you want to take it? You can also decline, and change your mind later.',
    ],
  ),
  keyBadgeSuspended: said(
    badge,
    'important',
    [
      'Votre badge «\u00a0{badgeName}\u00a0» est en pause',
      'Un des badges qui comptaient pour «\u00a0{badgeName}\u00a0» ne compte plus.\nLe badge revient quand vous avez de nouveau assez de badges.',
    ],
    [
      'Your badge “{badgeName}” is on hold',
      'One of the badges that counted for “{badgeName}” counts no more.\nThe badge comes back once you have enough badges again.',
    ],
  ),
  keyBadgeBack: said(
    badge,
    'important',
    [
      'Votre badge est de nouveau bon\u00a0: {badgeName}',
      'Le badge «\u00a0{badgeName}\u00a0» était en pause. Il compte de nouveau.\nVous n’avez rien à faire.',
    ],
    [
      'Your badge is good again: {badgeName}',
      'The badge “{badgeName}” was on hold. It counts again.\nThere is nothing for you to do.',
    ],
  ),
  keyBadgeLost: said(
    badge,
    'important',
    [
      'Votre badge «\u00a0{badgeName}\u00a0» a été retiré',
      'Un des badges qui comptaient pour «\u00a0{badgeName}\u00a0» ne compte plus. Ce badge est donc retiré.\nVous pouvez en parler avec nous.',
    ],
    [
      'Your badge “{badgeName}” was taken back',
      'One of the badges that counted for “{badgeName}” counts no more, and so this one is taken back.\nYou can talk to us about it.',
    ],
  ),
  foreignBadgeLost: said(
    {
      placeholders: {badgeName: 'words', issuerName: 'text'},
      sample: {badgeName: {fr: 'Soudure'}, issuerName: 'Atelier des Bords'},
    },
    'important',
    [
      'Votre badge «\u00a0{badgeName}\u00a0» ne compte plus ici',
      'Vous nous aviez apporté le badge «\u00a0{badgeName}\u00a0», de\u00a0: {issuerName}.\nIl n’est plus bon\u00a0: il a été retiré, ou sa date est passée. Il ne compte plus pour vos autres badges.',
      'Si vous ne comprenez pas pourquoi, demandez à qui vous l’a donné. Vous pouvez aussi en parler avec nous.',
    ],
    [
      'Your badge “{badgeName}” no longer counts here',
      'You brought us the badge “{badgeName}”, of: {issuerName}.\nIt is no longer good: it was taken back, or its date has passed. It no longer counts for your other badges.',
      'If you do not understand why, ask who gave it to you. You can also talk to us about it.',
    ],
  ),
  courseBadgeContested: said(
    badge,
    'important',
    [
      'Une question sur votre badge «\u00a0{badgeName}\u00a0»',
      'La plateforme de cours a changé un résultat qui comptait pour «\u00a0{badgeName}\u00a0».\nVotre badge reste valable. Une personne de chez nous regarde, et décide avec une raison.',
    ],
    [
      'A question about your badge “{badgeName}”',
      'The course platform has changed a result that counted for “{badgeName}”.\nYour badge remains valid. Somebody here will look at it and decide, with a reason.',
    ],
  ),
  courseBadgeKept: said(
    badge,
    'important',
    [
      'Vous gardez le badge «\u00a0{badgeName}\u00a0»',
      'Nous avons regardé\u00a0: vous gardez le badge «\u00a0{badgeName}\u00a0».',
    ],
    ['You keep the badge “{badgeName}”', 'We have looked at it: you keep the badge “{badgeName}”.'],
  ),
  courseBadgeRevoked: said(
    {
      placeholders: {badgeName: 'words', reason: 'text'},
      sample: {badgeName: {fr: 'Gestes qui sauvent'}, reason: 'Le cours n’a pas été suivi jusqu’au bout.'},
    },
    'important',
    [
      'Votre badge «\u00a0{badgeName}\u00a0» a été retiré',
      'Le badge «\u00a0{badgeName}\u00a0» a été retiré. La raison\u00a0:',
      '{reason}',
      'Vous pouvez en parler avec nous.',
    ],
    [
      'Your badge “{badgeName}” was taken back',
      'The badge “{badgeName}” was taken back. The reason:',
      '{reason}',
      'You can talk to us about it.',
    ],
  ),
  evidenceToConfirm: said(
    badge,
    'usual',
    [
      'Une preuve à confirmer\u00a0: {badgeName}',
      'Votre conseiller ou conseillère a ajouté une preuve à côté du badge «\u00a0{badgeName}\u00a0».\nPersonne d’autre ne la voit avant votre accord.',
    ],
    [
      'Evidence to confirm: {badgeName}',
      'Your adviser has put a piece of evidence beside the badge “{badgeName}”.\nNobody else sees it until you agree.',
    ],
  ),
  endorsementAsked: said(
    {
      placeholders: {badgeName: 'words', earnerName: 'text'},
      sample: {badgeName: {fr: 'Je m’engage pour mon parcours'}, earnerName: 'Sami'},
    },
    'important',
    [
      '{earnerName} vous demande une recommandation',
      '{earnerName} vous demande quelques mots pour recommander le badge «\u00a0{badgeName}\u00a0».\nConnectez-vous avec cette adresse pour écrire, ou pour dire non.',
    ],
    [
      '{earnerName} asks you for a recommendation',
      '{earnerName} asks you for a few words to recommend the badge “{badgeName}”.\nSign in with this address to write, or to say no.',
    ],
  ),
  endorsementAskedByLink: said(
    {
      placeholders: {badgeName: 'words', earnerName: 'text', link: 'path'},
      sample: {
        badgeName: {fr: 'Je m’engage pour mon parcours'},
        earnerName: 'Sami',
        link: '/recommend/…',
      },
    },
    'important',
    [
      '{earnerName} vous demande une recommandation',
      '{earnerName} vous demande quelques mots pour recommander le badge «\u00a0{badgeName}\u00a0».\nOuvrez cette page\u00a0:',
      '{link}',
      'Il vous faut aussi un code\u00a0: {earnerName} vous le donne.',
    ],
    [
      '{earnerName} asks you for a recommendation',
      '{earnerName} asks you for a few words to recommend the badge “{badgeName}”.\nOpen this page:',
      '{link}',
      'You also need a code: {earnerName} gives it to you.',
    ],
  ),
  endorsementWritten: said(
    {
      placeholders: {badgeName: 'words', endorserName: 'text'},
      sample: {badgeName: {fr: 'Je m’engage pour mon parcours'}, endorserName: 'Nadège Martin'},
    },
    'important',
    [
      'Vous avez une recommandation',
      '{endorserName} a écrit une recommandation pour votre badge «\u00a0{badgeName}\u00a0».\nLisez-la\u00a0: elle se montre seulement si vous dites oui.',
    ],
    [
      'You have a recommendation',
      '{endorserName} has written a recommendation for your badge “{badgeName}”.\nRead it: it is shown only if you say yes.',
    ],
  ),
  endorsementSigned: said(
    badge,
    'usual',
    [
      'Votre recommandation est avec le badge',
      'Vos mots sont maintenant à côté du badge «\u00a0{badgeName}\u00a0». Merci\u202f!\nVous pouvez les retirer quand vous voulez.',
    ],
    [
      'Your recommendation is beside the badge',
      'Your words now stand beside the badge “{badgeName}”. Thank you!\nYou can take them back whenever you like.',
    ],
  ),
};
