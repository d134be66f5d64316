/** What making a backup and restoring one have in common: names, and copies that are on the disk. */
import {access, cp, mkdir, open} from 'node:fs/promises';

export const noteName = 'backup.json';

export interface BackupNote {
  readonly madeAt: string;
  readonly publicUrl: string;
}

/** What a person erased a moment ago may be gone before it is copied. */
export async function copyFiles(from: string, to: string): Promise<void> {
  await mkdir(to, {recursive: true, mode: 0o700});
  if (!(await exists(from))) return;
  for (;;) {
    try {
      await cp(from, to, {recursive: true, force: true});
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}

export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
