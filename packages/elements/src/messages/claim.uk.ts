import type {Translation} from '../text/messages.js';
import type {claimFr} from './claim.fr.js';
import {errorsUk} from './errors.uk.js';

export const claimUk: Translation<typeof claimFr> = {
  ...errorsUk,
  'error.CLAIM_UNKNOWN': 'Ця відзнака не для цієї людини. Або її вже взяв хтось інший.',
  'error.CLAIM_EXPIRED': 'Час минув. Поверніться на сторінку курсу і попросіть знову.',
  'error.TOKEN_INVALID': 'Сторінка курсу не дала правильного доказу. Оновіть її і спробуйте ще раз.',
  'error.TOKEN_USED': 'Цей доказ уже використано. Оновіть сторінку курсу і спробуйте ще раз.',
  'error.BADGE_ALREADY_HELD': 'Ви вже маєте цю відзнаку.',
  'error.CRITERIA_NOT_MET': 'Курс ще не закінчено. Для цієї відзнаки чогось бракує.',
  'error.FACT_VOIDED': 'Платформа курсу скасувала цей результат. Поговоріть зі своїм викладачем.',
  'error.BADGE_RETIRED': 'Цю відзнаку більше не дають.',
  'error.BADGE_UNKNOWN': 'Ми не знаходимо цю відзнаку. Повідомте автора сторінки.',
  'error.WRONG_MODE': 'Цю відзнаку не отримують через курс. Повідомте автора сторінки.',
  'error.CLAIM_MISSING': 'Тут немає відзнаки, яку можна взяти.',
  title: 'На вас чекає відзнака',
  taken: 'Відзнака ваша.',
  givenAlready: 'Ви вже взяли цю відзнаку.',
  soon: 'Вона буде готова за мить.',
  givenBy: 'Дає {structure}',
  looking: 'Ми шукаємо вашу відзнаку…',
  signIn: 'Скажіть, хто ви. Тоді відзнака буде на ваше ім’я.',
  take: 'Взяти цю відзнаку',
  taking: 'Хвилинку…',
  see: 'Подивитися мою відзнаку',
  later: 'Взяти відзнаку пізніше',
  until: 'Це посилання діє до {date}.',
};
