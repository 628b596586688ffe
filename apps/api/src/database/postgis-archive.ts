import { constants } from 'node:fs';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

import { cacheFolder, isNotAllowed, once, packageVersion } from './package-cache.ts';

const BLOCK = 512;
/** What `CREATE EXTENSION postgis` and its functions read; besides them the package has rasters, topology, and scripts for older versions. */
const NEEDED = /^(lib\/postgresql\/postgis-3\.so|share\/proj\/.*|share\/postgresql\/extension\/postgis(\.control|--\d+\.\d+\.\d+\.sql))$/;

/**
 * The archive of PostGIS that the engine unpacks into memory at every start, and whose modules it compiles then whether anybody asks for them
 * or not. Without rasters and topology, which nobody does, a start takes half the time. Made once per installed version.
 * @param whole the package's own archive, which is used where nothing can be kept beside the packages
 */
export async function neededPostgis(whole: URL): Promise<URL> {
  const path = join(cacheFolder(), `postgis-${await packageVersion('pglite-postgis')}.tar.gz`);
  try {
    await once(path, async (draft) => {
      const tar = await promisify(gunzip)(await readFile(fileURLToPath(whole)));
      await writeFile(draft, await promisify(gzip)(keepEntries(tar, (name) => NEEDED.test(name))));
    });
    // Another user may have made it.
    await access(path, constants.R_OK);
    return pathToFileURL(path);
  } catch (error) {
    if (isNotAllowed(error)) return whole;
    throw error;
  }
}

/** Those entries of a tar archive whose names are wanted, as they are. */
export function keepEntries(tar: Buffer, wanted: (name: string) => boolean): Buffer {
  const kept: Buffer[] = [];
  for (let start = 0; start + BLOCK <= tar.length && tar[start] !== 0;) {
    const text = (from: number, length: number): string =>
      tar.toString('latin1', start + from, start + from + length).replace(/\0.*$/s, '');
    const [name, prefix, size] = [text(0, 100), text(345, 155), Number.parseInt(text(124, 12), 8)];
    const end = start + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (wanted(prefix === '' ? name : `${prefix}/${name}`)) kept.push(tar.subarray(start, end));
    start = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * BLOCK)]);
}
