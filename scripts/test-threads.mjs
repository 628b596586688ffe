// Puts each file of a worker thread with all that it imports into one piece. Tests run from source and start some thousand threads: three quarters
// of the start of one is finding, stripping and compiling hundreds of files one by one. What is run is the same.
import { globSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Finds files of its own beside itself. */
const ENGINE = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'];

/** What a module finds beside itself stays there. */
const ownAddress = {
  name: 'own-address',
  enforce: 'pre',
  transform: (code, id) => (id.startsWith(root) ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)) : undefined),
};

/**
 * @param {string} folder that will hold the pieces; in the repository, so that they find what stays outside of them
 * @returns {Promise<Record<string, string>>} addresses of the pieces, by those of the files in whose place they are run
 */
export async function bundleThreads(folder) {
  const files = globSync('apps/api/src/**/*.worker.ts', { cwd: root });
  const { NODE_ENV } = process.env;
  const nameOf = (file) => file.replaceAll('/', '-').replace(/\.ts$/, '');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: [ownAddress],
    ssr: { noExternal: true, external: ENGINE, resolve: { conditions: ['@elektron/source', 'node'] } },
    build: {
      ssr: true,
      target: 'esnext',
      minify: false,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(files.map((file) => [nameOf(file), join(root, file)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  // Vite says that this process is in production; the tests that it starts are not.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  const addressOf = (path) => pathToFileURL(path).href;
  return Object.fromEntries(files.map((file) => [addressOf(join(root, file)), addressOf(join(folder, `${nameOf(file)}.mjs`))]));
}
