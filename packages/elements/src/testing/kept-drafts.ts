/** Looks into what `<badge-request>` keeps on the device, as a test does. Not shipped. */
import type {Badge} from '@pepites/recognition';
import type {Draft} from '../badge-request/draft.js';

const databaseName = 'pepites-drafts';

/** The kept drafts for a badge of a backend without an address. */
export async function draftsOf(badge: Badge): Promise<Draft[]> {
  const all = await inStore<Draft[]>('readonly', (store) => store.getAll() as IDBRequest<Draft[]>);
  return (all ?? []).filter(({place}) => place.startsWith(`|${badge.structure}|${badge.id}`));
}

/** Gives the kept draft another date. */
export async function restamp(badge: Badge, updatedAt: string): Promise<void> {
  for (const draft of await draftsOf(badge))
    await inStore('readwrite', (store) => store.put({...draft, updatedAt}));
}

export function forget(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(databaseName);
    request.onsuccess = request.onerror = () => {
      resolve();
    };
  });
}

function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName);
    opening.onerror = () => {
      reject(opening.error ?? new Error(databaseName));
    };
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains('drafts')) {
        database.close();
        resolve(undefined);
        return;
      }
      const request = act(database.transaction('drafts', mode).objectStore('drafts'));
      request.onsuccess = () => {
        database.close();
        resolve(request.result);
      };
    };
  });
}
