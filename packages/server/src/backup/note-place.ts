/** Tells a store that is a file, and that no backend has open, where its files are. As it is, of whatever version: the rest of it stays. */
import SqliteFile from 'better-sqlite3';
import type {FilesPlace} from '../files/file-store.js';
import {placeKey} from '../files/files-place.js';

export function notePlaceIn(path: string, place: FilesPlace): void {
  const store = new SqliteFile(path);
  try {
    store.prepare('delete from setting where key = ?').run(placeKey);
    if (place === 's3') store.prepare('insert into setting (key, value) values (?, ?)').run(placeKey, place);
  } finally {
    store.close();
  }
}
