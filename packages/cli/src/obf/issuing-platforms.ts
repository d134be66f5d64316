/** The platforms on which a backend gives badges too, as the environment names them. */
import type {ObfClient} from '@pepites/connectors';
import type {IssuingPlatform} from '@pepites/recognition';
import type {IssuingPlatforms} from '@pepites/server';
import type {Io} from '../io.js';
import {obfSettings} from './settings.js';

/** @throws {UsageError} where the environment names half of a connection, or one that cannot be */
export function issuingPlatformsOf(io: Pick<Io, 'env' | 'cwd'>): IssuingPlatforms {
  const settings = obfSettings(io);
  if (!settings) return {};
  // Loaded when something is to be given there: a start does not wait for it. One client, for one token.
  let opening: Promise<IssuingPlatform> | undefined;
  const open = async (): Promise<IssuingPlatform> => {
    const [{obfIssuing}, {openConnection}] = await Promise.all([
      import('@pepites/connectors'),
      import('./connection.js'),
    ]);
    const client: ObfClient = openConnection(settings);
    return obfIssuing(client);
  };
  const platform = async (): Promise<IssuingPlatform> => (opening ??= open());
  return {
    obf: {
      check: async () => (await platform()).check(),
      find: async (order) => (await platform()).find(order),
      issue: async (order) => (await platform()).issue(order),
      standing: async (event) => (await platform()).standing(event),
      revoke: async (event) => (await platform()).revoke(event),
    },
  };
}
