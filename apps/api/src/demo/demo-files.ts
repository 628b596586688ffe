import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { FIRST_DEMO_PLACE, type DemoAreas, type DemoImport, type DemoPlace } from './demo-places.ts';

/** The demo's files, beside the applications. */
const DEMO_FOLDER = new URL('../../../../demo/', import.meta.url);

export interface PlacedImport extends DemoImport {
  readonly paths: readonly string[];
}

type FilesOfPlace = Pick<DemoPlace, 'folder' | 'imports' | 'areas'>;

/** The demo's files with their paths, import by import; without those that were left out of an installation. */
export function listDemoImports(place: FilesOfPlace = FIRST_DEMO_PLACE): PlacedImport[] {
  const imports = place.imports.map((each) => ({ ...each, paths: each.files.map((name) => pathOf(place, name)) }));
  return imports.filter(({ paths }) => paths.every((path) => existsSync(path)));
}

/** The same of its points of interest. */
export function listDemoAreas(place: FilesOfPlace): (DemoAreas & { readonly path: string })[] {
  return place.areas.map((each) => ({ ...each, path: pathOf(place, each.file) })).filter(({ path }) => existsSync(path));
}

function pathOf({ folder }: FilesOfPlace, name: string): string {
  return fileURLToPath(new URL(`${folder}/${name}`, DEMO_FOLDER));
}
