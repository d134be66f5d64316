/** Routes on people's rights, retention and the audit log. */
import {readStructure} from '../../catalogue/catalogue.js';
import {noteAct} from '../../audit/note-act.js';
import {accessesOf, auditLines} from '../../audit/read-acts.js';
import {givenBadges} from '../../awards/given-badges.js';
import {changeChoices} from '../../people/choices.js';
import {askErasure, eraseMyself, erasureWords} from '../../people/erase/ask-erasure.js';
import {eraseForPerson} from '../../people/erase/erase-for-person.js';
import {exportPerson} from '../../people/erase/export-person.js';
import {findPeople} from '../../people/erase/find-people.js';
import {myData, ownRowsOf} from '../../people/erase/my-data.js';
import {Refusal} from '../../refusal.js';
import {deletionReports, previewRetention} from '../../retention/run.js';
import {changeRetention, retentionOf} from '../../retention/settings.js';
import type {Handlers} from '../handler.js';
import {settingsOf} from './messages.js';

type RightsRoutes =
  | 'me.data'
  | 'me.export'
  | 'me.correct'
  | 'me.accesses'
  | 'me.askErasure'
  | 'me.erase'
  | 'people.find'
  | 'awards.ofPerson'
  | 'people.erase'
  | 'retention.get'
  | 'retention.set'
  | 'retention.preview'
  | 'retention.reports'
  | 'audit.list';

export const rightsHandlers: Pick<Handlers, RightsRoutes> = {
  'me.data': async ({structure}, {services, caller}) => myData(services, {structure, person: caller.person}),

  'me.export': async ({structure}, {services, caller}) => {
    const {person} = caller;
    await noteAct(services.db, {
      structure,
      by: person,
      act: 'person.exported',
      about: person,
      at: services.now(),
    });
    return {mediaType: 'application/zip', stream: await exportPerson(services, {structure, person})};
  },

  'me.correct': async ({structure, displayName, pronunciation, publicName}, {services, caller}) => {
    const {person} = caller;
    await changeChoices(services.db, person, {
      ...(displayName !== undefined && {displayName}),
      ...(pronunciation !== undefined && {pronunciation}),
      ...(publicName !== undefined && {publicName}),
    });
    await noteAct(services.db, {
      structure,
      by: person,
      act: 'person.corrected',
      about: person,
      at: services.now(),
    });
    return settingsOf(services, person);
  },

  'me.accesses': async ({structure, cursor, limit}, {services, caller}) =>
    accessesOf(services.db, {structure, person: caller.person, cursor, limit}),

  'me.askErasure': async ({structure}, {services, caller}) => {
    const {person} = caller;
    const {name: structureName} = await readStructure(services.db, structure);
    const asked = await askErasure(services, {person, structureName});
    const own = await ownRowsOf(services, {structure, person});
    const counts: Record<string, number> = {};
    for (const {table, rows} of own) counts[table.table] = (counts[table.table] ?? 0) + rows.length;
    return {...asked, words: [...erasureWords], counts};
  },

  'me.erase': async ({structure, code, word, everywhere}, {services, caller, origin}) => {
    // Who may show a page to people of one structure must not thereby erase what another holds.
    if (everywhere && origin !== services.ownOrigin) throw new Refusal('FORBIDDEN');
    await eraseMyself(services, {person: caller.person, structure, code, word, everywhere});
    return undefined;
  },

  'people.find': async ({structure, words}, {services, caller}) => ({
    items: await findPeople(services, {structure, words, by: caller.person}),
  }),

  'awards.ofPerson': async ({structure, person}, {services, caller}) => ({
    items: await givenBadges(services, {structure, person, by: caller.person}),
  }),

  'people.erase': async ({structure, person, reason}, {services, caller}) => ({
    counts: await eraseForPerson(services, {structure, person, reason, by: caller.person}),
  }),

  'retention.get': async ({structure}, {services}) => retentionOf(services.db, structure),

  'retention.set': async ({structure, ...change}, {services, caller}) => {
    await changeRetention(services, {structure, by: caller.person, change});
    return retentionOf(services.db, structure);
  },

  'retention.preview': async ({structure}, {services}) => ({
    counts: await previewRetention(services, structure),
  }),

  'retention.reports': async ({structure, cursor, limit}, {services}) =>
    deletionReports(services.db, {structure, cursor, limit}),

  'audit.list': async ({structure, cursor, limit, ...filter}, {services, caller}) => {
    await noteAct(services.db, {structure, by: caller.person, act: 'audit.read', at: services.now()});
    return auditLines(services.db, {structure, ...filter}, {cursor, limit});
  },
};
