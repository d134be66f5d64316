/** For whoever runs the backend. */
import {ServerError} from '../errors.js';
import type {Executor} from '../store/open-store.js';
import {readStructure} from './catalogue.js';

/** @throws {ServerError} ERR_STRUCTURE_UNKNOWN */
export async function assertStructure(db: Executor, structure: string): Promise<void> {
  await readStructure(db, structure).catch((cause: unknown) => {
    throw new ServerError('ERR_STRUCTURE_UNKNOWN', `There is no structure "${structure}".`, {cause});
  });
}
