/** Route on figures. */
import {statisticsOf} from '../../statistics/statistics.js';
import type {Handlers} from '../handler.js';

export const statisticsHandlers: Pick<Handlers, 'statistics.get'> = {
  'statistics.get': async (question, {services}) => statisticsOf(services, question),
};
