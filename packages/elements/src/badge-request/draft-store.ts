/** Keeps drafts on the device, text and files, in the page's own IndexedDB; in memory only where there is none. */
import {type Draft, draftLivesDays} from './draft.js';

const databaseName = 'pepites-drafts';
const storeName = 'drafts';
const dayMs = 86_400_000;

export interface DraftStore {
  /** The newest draft for this place: the person's own, or one that nobody has signed in for. Without a person: the newest. */
  find(place: string, person: string | undefined): Promise<Draft | undefined>;
  /** @returns is it kept beyond this page? */
  save(draft: Draft): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** Never rejects: where the device keeps nothing, the drafts live as long as the store. */
export async function openDraftStore(now: () => Date = () => new Date()): Promise<DraftStore> {
  try {
    return new DeviceDraftStore(await openDatabase(), now);
  } catch {
    // Private windows, embedded frames and full disks may refuse: a draft in memory is better than none.
    return new MemoryDraftStore();
  }
}

export class MemoryDraftStore implements DraftStore {
  readonly #drafts = new Map<string, Draft>();

  find(place: string, person: string | undefined): Promise<Draft | undefined> {
    return Promise.resolve(newest([...this.#drafts.values()], place, person));
  }

  save(draft: Draft): Promise<boolean> {
    this.#drafts.set(draft.id, draft);
    return Promise.resolve(false);
  }

  remove(id: string): Promise<void> {
    this.#drafts.delete(id);
    return Promise.resolve();
  }
}

class DeviceDraftStore implements DraftStore {
  readonly #database: IDBDatabase;
  readonly #now: () => Date;
  /** What the device would not take, kept for this page. */
  readonly #unsaved = new MemoryDraftStore();

  constructor(database: IDBDatabase, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  async find(place: string, person: string | undefined): Promise<Draft | undefined> {
    const unsaved = await this.#unsaved.find(place, person);
    if (unsaved) return unsaved;
    try {
      const drafts = await this.#run<Draft[]>('readonly', (store) => store.getAll() as IDBRequest<Draft[]>);
      const oldest = this.#now().getTime() - draftLivesDays * dayMs;
      const [kept, old] = [
        drafts.filter(({updatedAt}) => Date.parse(updatedAt) >= oldest),
        drafts.filter(({updatedAt}) => !(Date.parse(updatedAt) >= oldest)),
      ];
      for (const {id} of old) await this.remove(id);
      return newest(kept, place, person);
    } catch {
      return undefined;
    }
  }

  async save(draft: Draft): Promise<boolean> {
    try {
      await this.#run('readwrite', (store) => store.put(draft));
      await this.#unsaved.remove(draft.id);
      return true;
    } catch {
      return this.#unsaved.save(draft);
    }
  }

  async remove(id: string): Promise<void> {
    await this.#unsaved.remove(id);
    try {
      await this.#run('readwrite', (store) => store.delete(id));
    } catch {
      // It will be dropped when it is old; sending it again would change nothing.
    }
  }

  #run<T>(mode: IDBTransactionMode, action: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction(storeName, mode);
      const request = action(transaction.objectStore(storeName));
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onerror = transaction.onabort = () => {
        reject(transaction.error ?? new Error('The draft could not be kept'));
      };
    });
  }
}

function newest(drafts: readonly Draft[], place: string, person: string | undefined): Draft | undefined {
  const here = drafts.filter((draft) => draft.place === place);
  const theirs = here.filter((d) => person === undefined || d.person === undefined || d.person === person);
  return theirs.sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))[0];
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(storeName, {keyPath: 'id'});
    };
    request.onsuccess = () => {
      // A later version of this file, in another tab, must be able to upgrade.
      request.result.onversionchange = () => {
        request.result.close();
      };
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB did not open'));
    };
    request.onblocked = () => {
      reject(new Error('IndexedDB is blocked'));
    };
  });
}
