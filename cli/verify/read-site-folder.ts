import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isOfSite } from '../../shared/report/attacks/site/public-site.ts';

export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * The files of a site in a folder, by their path in it: loose files, as a copy of the bucket has them, or objects in the
 * database of a local run, in its data folder.
 */
export async function readSiteFolder(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (isOfSite(name)) files.set(name, await readFile(path, 'utf8'));
    else if (isLocalStore(name)) for (const [key, text] of await objectsIn(path)) files.set(key, text);
  }
  return files;
}

/** Where fauxqs keeps the objects of a data folder (local/object-store.ts). */
const isLocalStore = (name: string): boolean => /(?:^|\/)fauxqs\.db$/.test(name);

async function objectsIn(path: string): Promise<[string, string][]> {
  // Loaded on demand, because Node may warn that it is new.
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare('SELECT key, body FROM s3_objects').all();
    return rows.flatMap(({ key, body }) =>
      typeof key === 'string' && body instanceof Uint8Array && isOfSite(key)
        ? [[key, new TextDecoder().decode(body)] satisfies [string, string]]
        : [],
    );
  } finally {
    database.close();
  }
}
