/** Routes on the identification sheet. */
import {createActivity, listActivities, removeActivity, updateActivity} from '../../activities/activities.js';
import {activitiesSheet} from '../../activities/sheet.js';
import {readStructure} from '../../catalogue/catalogue.js';
import type {Handlers} from '../handler.js';

type ActivityRoutes =
  'activities.list' | 'activities.create' | 'activities.update' | 'activities.remove' | 'activities.sheet';

export const activityHandlers: Pick<Handlers, ActivityRoutes> = {
  'activities.list': async ({structure}, {services}) => ({
    items: await listActivities(services, services.db, structure),
  }),

  'activities.create': async ({structure, activity, ...text}, {services, caller}) =>
    createActivity(services, {structure, activity, by: caller.person}, text),

  'activities.update': async ({structure, activity, ...text}, {services, caller}) =>
    updateActivity(services, {structure, activity, by: caller.person}, text),

  'activities.remove': async ({structure, activity}, {services, caller}) => {
    await removeActivity(services, {structure, activity, by: caller.person});
    return undefined;
  },

  'activities.sheet': async ({structure}, {services}) => {
    const {name} = await readStructure(services.db, structure);
    const activities = await listActivities(services, services.db, structure);
    const bytes = activitiesSheet({structureName: name, activities, now: services.now()});
    return {mediaType: 'text/html; charset=utf-8', bytes};
  },
};
