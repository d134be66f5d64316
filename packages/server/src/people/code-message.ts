/** The e-mail that carries a one-time code. */
import type {Message} from '../mail/mailer.js';

/** `signIn`: into an account; `addEmail`: the address will open an account that exists. */
export type CodePurpose = 'signIn' | 'addEmail';

export function codeMessage(options: {
  readonly email: string;
  readonly code: string;
  readonly language: 'fr' | 'en';
  readonly purpose: CodePurpose;
  readonly minutes: number;
}): Message {
  const {email, code, language, purpose, minutes} = options;
  return language === 'en'
    ? {
        to: email,
        subject: `${code} is your code`,
        text: `Hello,\n\n${purpose === 'addEmail' ? 'With this code, your address opens a badge account. Give it to nobody.\n\n' : ''}Your code: ${code}\n\nType it on the page. It works for ${minutes} minutes.\nIf you did not ask for it, do nothing.\n`,
      }
    : {
        to: email,
        subject: `${code} est votre code`,
        text: `Bonjour,\n\n${purpose === 'addEmail' ? 'Avec ce code, votre adresse ouvre un compte de badges. Ne le donnez à personne.\n\n' : ''}Votre code\u00a0: ${code}\n\nÉcrivez-le sur la page. Il marche pendant ${minutes}\u00a0minutes.\nVous n’avez rien demandé\u202f? Ne faites rien.\n`,
      };
}
