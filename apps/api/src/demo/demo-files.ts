import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The demo's files, beside the applications. */
const DEMO_FOLDER = new URL('../../../../demo/waltham-forest/', import.meta.url);

/** Files that are imported together, in this order; the names are those under which their publisher's extracts are kept. */
const DEMO_IMPORTS: readonly (readonly string[])[] = [
  ['collisions_2014_2018.csv', 'vehicles_2014_2018.csv', 'casualties_2014_2018.csv'],
  ['aadf_by_direction_la125.csv'],
];

/** Paths of the demo's files, import by import; empty where the files were left out of an installation. */
export function listDemoImports(): string[][] {
  const imports = DEMO_IMPORTS.map((names) => names.map((name) => fileURLToPath(new URL(name, DEMO_FOLDER))));
  return imports.filter((paths) => paths.every((path) => existsSync(path)));
}
