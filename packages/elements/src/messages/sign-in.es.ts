import type {Translation} from '../text/messages.js';
import {errorsEs} from './errors.es.js';
import type {signInFr} from './sign-in.fr.js';

export const signInEs: Translation<typeof signInFr> = {
  ...errorsEs,
  'error.CODE_WRONG': 'Este código no es correcto. Mire bien el mensaje y pruebe otra vez.',
  'error.CODE_EXPIRED': 'Este código ya no sirve. Pida otro código.',
  'error.EMAIL': 'Escriba una dirección de correo. Por ejemplo: nombre@ejemplo.fr',
  'error.SIX_DIGITS': 'Escriba las 6 cifras del código.',
  'error.CLAIM': 'Escriba el código del papel.',
  title: 'Entrar',
  email: 'Su dirección de correo',
  sendCode: 'Recibir un código',
  noEmail: 'Tengo un código en papel',
  useEmail: 'Tengo una dirección de correo',
  codeSent: 'Hemos enviado un mensaje a {email}.',
  code: 'El código del mensaje',
  codeHint: 'Son 6 cifras. Puede pegarlas.',
  signIn: 'Entrar',
  sendAgain: 'Enviar otro código',
  sentAgain: 'Hemos enviado otro mensaje a {email}.',
  otherEmail: 'Cambiar de dirección',
  claim: 'Su código',
  claimHint: 'Está en el papel que le dio su consejero.',
  waiting: 'Un momento…',
  hello: 'Hola, {name}',
  helloNobody: 'Hola',
  isSignedIn: 'Ya ha entrado.',
  signOut: 'Salir',
  claimScanned: 'El código de su papel ya está aquí.',
};
