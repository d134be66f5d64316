import type {Translation} from '../text/messages.js';
import type {recommendationsFr} from './recommendations.fr.js';

export const recommendationsEs: Translation<typeof recommendationsFr> = {
  title: {one: 'Una recomendación', other: '{n} recomendaciones'},
  none: 'Recomendaciones',
  failed: 'No hemos podido leer las recomendaciones.',
  retry: 'Probar otra vez',
  unchecked: 'Esta recomendación no se ha comprobado.',
  checking: 'Comprobamos esta recomendación…',
  collected: 'Recomendación verdadera.',
  collectedMore: '{issuer} recogió estas palabras y las firma.',
  signed: 'Recomendación verdadera.',
  signedMore: 'Quien escribe firma con este nombre: {issuer}',
  expired: 'Esta recomendación ya no es válida.',
  expiredMore: 'Fue verdadera.',
  revoked: 'Esta recomendación se ha retirado.',
  revokedMore: 'Sus palabras ya no se muestran.',
  refused: '¡Atención! No se fíe de esta recomendación.',
  refusedMore: 'Sus palabras no se muestran.',
  other: 'Esta recomendación no es para esta insignia.',
  otherMore: 'Sus palabras no se muestran.',
  undetermined: 'No hemos podido comprobar esta recomendación.',
  undeterminedMore: 'Nombre escrito dentro: {issuer}',
};
