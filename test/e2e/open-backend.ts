/** A backend, or the demo, for a test: on a file, or where PEPITES_TEST_POSTGRES says so on a database of its own. */
import {type Backend, type BackendOptions, openBackend as open} from '@pepites/server';
import {type Demo, type DemoOptions, openDemo as openAll} from '../../demo/world.ts';
import {testDatabase} from '../support/postgres.ts';

export async function openBackend(options: BackendOptions): Promise<Backend> {
  const database = await testDatabase();
  const backend = await open({...options, databaseUrl: database?.url});
  return {
    ...backend,
    close: async () => {
      await backend.close();
      await database?.drop();
    },
  };
}

export async function openDemo(options: DemoOptions): Promise<Demo> {
  const database = await testDatabase();
  const demo = await openAll({...options, databaseUrl: database?.url});
  return {
    ...demo,
    close: async () => {
      await demo.close();
      await database?.drop();
    },
  };
}
