/** Routes on messages by e-mail. */
import {readStructure} from '../../catalogue/catalogue.js';
import {listTemplates, previewTemplate, readTemplate, writeTemplate} from '../../notifications/templates.js';
import {changeChoices, type Choices, readChoices} from '../../people/choices.js';
import {Refusal} from '../../refusal.js';
import type {Services} from '../../services.js';
import type {Handlers} from '../handler.js';

type MessageRoutes =
  | 'me.settings'
  | 'me.setLanguage'
  | 'me.setNotifications'
  | 'templates.list'
  | 'templates.get'
  | 'templates.set'
  | 'templates.preview'
  | 'templates.reset';

/** @throws {Refusal} SESSION_ENDED for somebody who was erased a moment ago */
export async function settingsOf({db}: Services, person: string): Promise<Choices> {
  const choices = await readChoices(db, person);
  if (!choices) throw new Refusal('SESSION_ENDED');
  return choices;
}

export const messageHandlers: Pick<Handlers, MessageRoutes> = {
  'me.settings': async (_input, {services, caller}) => settingsOf(services, caller.person),

  'me.setLanguage': async ({language}, {services, caller}) => {
    await changeChoices(services.db, caller.person, {language});
    return settingsOf(services, caller.person);
  },

  'me.setNotifications': async ({notifications, examinerMessages}, {services, caller}) => {
    await changeChoices(services.db, caller.person, {
      ...(notifications && {notifications}),
      ...(examinerMessages && {examinerMessages}),
    });
    return settingsOf(services, caller.person);
  },

  'templates.list': async ({structure}, {services}) => ({items: await listTemplates(services.db, structure)}),

  'templates.get': async (place, {services}) => readTemplate(services.db, place),

  'templates.set': async ({subject, body, version, ...place}, {services, caller}) => {
    await writeTemplate(services, {...place, by: caller.person, version}, {subject, body});
    return readTemplate(services.db, place);
  },

  'templates.preview': async ({subject, body, ...place}, {services}) => {
    const {name: structureName} = await readStructure(services.db, place.structure);
    return previewTemplate(services, {...place, structureName}, {subject, body});
  },

  'templates.reset': async (place, {services, caller}) => {
    await writeTemplate(services, {...place, by: caller.person, version: undefined}, null);
    return readTemplate(services.db, place);
  },
};
