/** The e-mail that carries a one-time code. */
import type {Message} from '../mail/mailer.js';

export function codeMessage(options: {
  readonly email: string;
  readonly code: string;
  readonly language: 'fr' | 'en';
  readonly minutes: number;
}): Message {
  const {email, code, minutes} = options;
  return options.language === 'en'
    ? {
        to: email,
        subject: `${code} is your code`,
        text: `Hello,\n\nYour code: ${code}\n\nType it on the page. It works for ${minutes} minutes.\nIf you did not ask for it, do nothing.\n`,
      }
    : {
        to: email,
        subject: `${code} est votre code`,
        text: `Bonjour,\n\nVotre code : ${code}\n\nÉcrivez-le sur la page. Il marche pendant ${minutes} minutes.\nVous n’avez rien demandé ? Ne faites rien.\n`,
      };
}
