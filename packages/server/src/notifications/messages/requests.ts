/** Messages on a request for a badge: to the person at each step, to those who examine it. They name a badge, never what was written in a request. */
import type {MessageContext, MessagesOf, MessageText} from '../messages.js';
import {longDate} from '../long-date.js';

interface OfBadge {
  readonly badgeName: string;
}

export interface RequestMessages {
  // To the person.
  readonly requestReceived: OfBadge & {readonly answerBy?: string | undefined};
  /** Somebody of the structure sent it with the person, who has not confirmed it yet. */
  readonly requestToConfirm: OfBadge & {readonly sentBy: string};
  readonly requestNeedsMore: OfBadge & {
    /** What the examiner asks for, in their words: the person must know what to do. */
    readonly asked: string;
    readonly until: string;
  };
  readonly requestApproved: OfBadge;
  /** That there is an explanation, not the explanation: it is about the person, and mail is read by others. */
  readonly requestNotYet: OfBadge;
  readonly requestLapsed: OfBadge;
  readonly badgeReady: OfBadge;
  readonly badgeRevoked: OfBadge & {readonly reason: string};
  // To examiners and to the lead.
  readonly examinerAsked: OfBadge & {readonly answerBy?: string | undefined};
  readonly deciderAsked: OfBadge;
  readonly examinerReminder: OfBadge & {readonly since: string};
  readonly leadReminder: OfBadge & {readonly since: string};
  /** To somebody without an account. The code goes another way. */
  readonly examinerInvited: OfBadge & {
    readonly invitedBy: string;
    readonly link: string;
    readonly until: string;
  };
}

export const requestMessages: MessagesOf<RequestMessages> = {
  requestReceived: ({badgeName, answerBy}, context) =>
    letter(context, `Votre demande est partie\u00a0: ${badgeName}`, [
      `Nous avons bien reçu votre demande pour le badge «\u00a0${badgeName}\u00a0».`,
      ...(answerBy === undefined ? [] : [`Vous aurez une réponse avant le ${longDate(answerBy)}.`]),
    ]),

  requestToConfirm: ({badgeName, sentBy}, context) =>
    letter(context, `À confirmer\u00a0: ${badgeName}`, [
      `${sentBy} a envoyé avec vous une demande pour le badge «\u00a0${badgeName}\u00a0».`,
      'C’est bien votre demande\u202f? Dites-le sur votre page\u00a0: c’est nécessaire pour recevoir le badge.',
      'Ce n’est pas vous\u202f? Vous pouvez retirer la demande.',
    ]),

  requestNeedsMore: ({badgeName, asked, until}, context) =>
    letter(context, `Il manque encore quelque chose\u00a0: ${badgeName}`, [
      `Votre demande pour le badge «\u00a0${badgeName}\u00a0» a été lue. Voici ce qu’il manque\u00a0:`,
      asked,
      `Vous pouvez compléter votre demande jusqu’au ${longDate(until)}.`,
    ]),

  requestApproved: ({badgeName}, context) =>
    letter(context, `C’est oui\u00a0: ${badgeName}`, [
      `Bravo\u202f! Vous allez recevoir le badge «\u00a0${badgeName}\u00a0».`,
    ]),

  requestNotYet: ({badgeName}, context) =>
    letter(context, `Réponse à votre demande\u00a0: ${badgeName}`, [
      `Votre demande pour le badge «\u00a0${badgeName}\u00a0» a été lue. La réponse est\u00a0: pas encore.`,
      'Un message vous explique pourquoi, et ce que vous pouvez faire. Lisez-le sur votre page.',
      'Vous pourrez demander ce badge de nouveau.',
    ]),

  requestLapsed: ({badgeName}, context) =>
    letter(context, `Votre demande est fermée\u00a0: ${badgeName}`, [
      `Votre demande pour le badge «\u00a0${badgeName}\u00a0» attendait une suite depuis longtemps. Elle est maintenant fermée.`,
      'Vous pouvez demander ce badge de nouveau, quand vous voulez.',
    ]),

  badgeReady: ({badgeName}, context) =>
    letter(context, `Votre badge est prêt\u00a0: ${badgeName}`, [
      `Le badge «\u00a0${badgeName}\u00a0» est à vous.`,
      'Retrouvez-le sur votre page, pour le montrer ou l’imprimer.',
    ]),

  badgeRevoked: ({badgeName, reason}, context) =>
    letter(context, `Votre badge a été retiré\u00a0: ${badgeName}`, [
      `Le badge «\u00a0${badgeName}\u00a0» vous a été retiré. Voici pourquoi\u00a0:`,
      reason,
      'Vous avez une question, ou vous n’êtes pas d’accord\u202f? Parlez-en avec nous.',
    ]),

  examinerAsked: ({badgeName, answerBy}, context) =>
    letter(context, `Une demande à lire\u00a0: ${badgeName}`, [
      `Une personne demande le badge «\u00a0${badgeName}\u00a0». Elle compte sur votre réponse.`,
      ...(answerBy === undefined
        ? []
        : [`Nous lui avons promis une réponse avant le ${longDate(answerBy)}.`]),
      examinePage(context),
    ]),

  deciderAsked: ({badgeName}, context) =>
    letter(context, `À vous de décider\u00a0: ${badgeName}`, [
      `Une demande pour le badge «\u00a0${badgeName}\u00a0» a été examinée. C’est à vous de décider.`,
      examinePage(context),
    ]),

  examinerReminder: ({badgeName, since}, context) =>
    letter(context, `Une demande attend votre réponse\u00a0: ${badgeName}`, [
      `Une demande pour le badge «\u00a0${badgeName}\u00a0» attend depuis le ${longDate(since)}.`,
      examinePage(context),
    ]),

  leadReminder: ({badgeName, since}, context) =>
    letter(context, `Une demande attend depuis longtemps\u00a0: ${badgeName}`, [
      `Une demande pour le badge «\u00a0${badgeName}\u00a0» attend une réponse depuis le ${longDate(since)}.`,
      'Vous pouvez en parler aux personnes qui examinent, ou en nommer d’autres.',
      examinePage(context),
    ]),

  examinerInvited: ({badgeName, invitedBy, link, until}, context) =>
    letter(context, `On vous demande votre avis\u00a0: ${badgeName}`, [
      `${invitedBy} vous invite à lire une demande pour le badge «\u00a0${badgeName}\u00a0», et à donner votre avis.`,
      `Votre page\u00a0: ${link}`,
      'Il vous faut aussi un code à 6\u00a0chiffres. On vous le dira par téléphone ou de vive voix.',
      `Cette page marche jusqu’au ${longDate(until)}. Ne la transmettez à personne\u00a0: ce que vous y lirez est personnel.`,
    ]),
};

/** The code by which a person confirms, on somebody else's device, that a request is theirs. Sent at once, never stored. */
export function confirmationCodeMessage(
  context: MessageContext,
  {badgeName, code, minutes}: OfBadge & {readonly code: string; readonly minutes: number},
): MessageText {
  return letter(context, `${code} est votre code pour confirmer`, [
    `Vous avez préparé avec nous une demande pour le badge «\u00a0${badgeName}\u00a0».`,
    `C’est bien votre demande\u202f? Dites ce code à la personne qui vous aide\u00a0: ${code}`,
    `Il marche pendant ${minutes}\u00a0minutes. Ce n’est pas votre demande\u202f? Ne dites pas le code.`,
  ]);
}

function examinePage({publicUrl}: MessageContext): string {
  return `Pour lire et répondre\u00a0: ${publicUrl}/examine`;
}

function letter(
  {structureName}: MessageContext,
  subject: string,
  paragraphs: readonly string[],
): MessageText {
  return {subject, text: `${['Bonjour,', ...paragraphs, structureName].join('\n\n')}\n`};
}
