/** Keeps drafts on the device, text and files, in the page's own IndexedDB. */
import {type Draft, type DraftFile, filesOf} from '../draft.js';
import {ageOf} from './draft-age.js';
import {type DraftScope, type DraftStore, newest, type Saved} from './draft-store.js';
import {mergeDrafts} from './merge-drafts.js';

const databaseName = 'pepites-drafts';
/** Version 1 had the files inside the drafts. */
const version = 2;
const drafts = 'drafts';
const files = 'files';

/** Rejects where the device keeps nothing. */
export async function openDeviceDraftStore(now: () => Date): Promise<DeviceDraftStore> {
  return new DeviceDraftStore(await openDatabase(), now);
}

export class DeviceDraftStore implements DraftStore {
  readonly #database: IDBDatabase;
  readonly #now: () => Date;

  constructor(database: IDBDatabase, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  async find(place: string, person: string | undefined, scope?: DraftScope): Promise<Draft | undefined> {
    return this.#work('readwrite', async (work) => {
      const kept: Draft[] = [];
      for (const draft of await work.all()) {
        const age = ageOf(draft.updatedAt, this.#now());
        if (age === 'old') await work.remove(draft);
        // Its date cannot be true: the clock was wrong then. It counts from now.
        else kept.push(age === 'unknown' ? await work.restamp(draft, this.#now()) : draft);
      }
      const found = newest(kept, place, person, scope);
      return found && work.withBlobs(found);
    });
  }

  async read(id: string): Promise<Draft | undefined> {
    return this.#work('readonly', async (work) => {
      const found = await work.get(id);
      return found && work.withBlobs(found);
    });
  }

  async save(draft: Draft, base: Draft | undefined): Promise<Saved> {
    try {
      return await this.#save(draft, base);
    } catch (error) {
      if (!isQuota(error)) return {kind: 'refused'};
      // The words are small: they may have room where the files have none.
      const words = withoutNewFiles(draft, base);
      const saved = await this.#save(words, base).catch(() => undefined);
      return saved?.kind === 'kept' ? {kind: 'full', draft: words} : {kind: 'full'};
    }
  }

  async remove(id: string): Promise<void> {
    await this.#work('readwrite', async (work) => {
      const draft = await work.get(id);
      if (draft) await work.remove(draft);
    });
  }

  #save(draft: Draft, base: Draft | undefined): Promise<Saved> {
    return this.#work<Saved>('readwrite', async (work) => {
      const kept = base ? await work.get(draft.id) : newest(await work.all(), draft.place, draft.person);
      if (base && !kept) return {kind: 'gone'};
      const merged = kept ? mergeDrafts(base, draft, kept) : draft;
      await work.put(merged, kept);
      return {kind: 'kept', draft: await work.withBlobs(merged)};
    });
  }

  /** One transaction: all of it happens, or nothing. */
  #work<T>(mode: IDBTransactionMode, act: (work: Work) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction([drafts, files], mode);
      let result: {value: T} | undefined;
      const fail = (error: unknown): void => {
        reject(error instanceof Error ? error : new Error('The draft could not be kept'));
      };
      transaction.oncomplete = () => {
        if (result) resolve(result.value);
        else fail(undefined);
      };
      transaction.onabort = () => {
        fail(transaction.error);
      };
      act(new Work(transaction)).then(
        (value) => {
          result = {value};
        },
        (error: unknown) => {
          fail(error);
          try {
            transaction.abort();
          } catch {
            // It had ended by itself.
          }
        },
      );
    });
  }
}

/** What is read and written in one transaction. Nothing but its own requests may be awaited here, else it would end. */
class Work {
  readonly #drafts: IDBObjectStore;
  readonly #files: IDBObjectStore;

  constructor(transaction: IDBTransaction) {
    this.#drafts = transaction.objectStore(drafts);
    this.#files = transaction.objectStore(files);
  }

  all(): Promise<Draft[]> {
    return done(this.#drafts.getAll() as IDBRequest<Draft[]>);
  }

  get(id: string): Promise<Draft | undefined> {
    return done(this.#drafts.get(id) as IDBRequest<Draft | undefined>);
  }

  /** The draft without its files' bytes, which are written once. */
  async put(draft: Draft, before: Draft | undefined): Promise<void> {
    const now = filesOf(draft);
    for (const {id, blob} of now)
      if (blob && (await done(this.#files.getKey(id))) === undefined) await done(this.#files.put(blob, id));
    for (const {id} of before ? filesOf(before) : [])
      if (!now.some((file) => file.id === id)) await done(this.#files.delete(id));
    await done(this.#drafts.put(mapFiles(draft, ({blob: _kept, ...file}) => file)));
  }

  async remove(draft: Draft): Promise<void> {
    for (const {id} of filesOf(draft)) await done(this.#files.delete(id));
    await done(this.#drafts.delete(draft.id));
  }

  async restamp(draft: Draft, now: Date): Promise<Draft> {
    const stamped = {...draft, updatedAt: now.toISOString()};
    await done(this.#drafts.put(stamped));
    return stamped;
  }

  /** A file that is neither here nor at the backend is none: there was no room for it. */
  async withBlobs(draft: Draft): Promise<Draft> {
    const blobs = new Map<string, Blob>();
    for (const {id, blob} of filesOf(draft)) {
      const kept = blob ?? (await done(this.#files.get(id) as IDBRequest<Blob | undefined>));
      if (kept) blobs.set(id, kept);
    }
    const whole = mapFiles(draft, (file) => {
      const blob = blobs.get(file.id);
      return blob ? {...file, blob} : file;
    });
    const answers = whole.answers.map((answer) =>
      answer.files
        ? {...answer, files: answer.files.filter((file) => file.blob ?? file.fileId !== undefined)}
        : answer,
    );
    return {...whole, answers};
  }
}

function withoutNewFiles(draft: Draft, base: Draft | undefined): Draft {
  const kept = new Set(base ? filesOf(base).map(({id}) => id) : []);
  const answers = draft.answers.map((answer) =>
    answer.files ? {...answer, files: answer.files.filter(({id}) => kept.has(id))} : answer,
  );
  return {...draft, answers};
}

function mapFiles(draft: Draft, change: (file: DraftFile) => DraftFile): Draft {
  const answers = draft.answers.map((answer) =>
    answer.files ? {...answer, files: answer.files.map(change)} : answer,
  );
  return {...draft, answers};
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The draft could not be kept'));
    };
  });
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, version);
    request.onupgradeneeded = () => {
      const {result: database} = request;
      if (!database.objectStoreNames.contains(drafts)) database.createObjectStore(drafts, {keyPath: 'id'});
      if (!database.objectStoreNames.contains(files)) database.createObjectStore(files);
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
