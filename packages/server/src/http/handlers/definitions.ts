/** Routes on a structure's definition. */
import {applyChange, planChange} from '../../definitions/change-definition.js';
import {exportedDefinition, exportFile} from '../../definitions/export-definition.js';
import type {Handlers} from '../handler.js';

type DefinitionRoutes = `definition.${'get' | 'file' | 'plan' | 'apply'}`;

export const definitionHandlers: Pick<Handlers, DefinitionRoutes> = {
  'definition.get': async ({structure}, {services}) => ({
    definition: await exportedDefinition(services.db, structure),
  }),
  'definition.file': async ({structure}, {services}) => ({
    mediaType: 'application/zip',
    bytes: await exportFile(services, structure),
  }),
  'definition.plan': async (change, {services}) => planChange(services, change),
  'definition.apply': async (change, {services, caller}) =>
    applyChange(services, {...change, by: caller.person}),
};
