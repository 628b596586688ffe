import type { Plugin, Rolldown } from 'vite';

/** The module with which the page for the street begins; what it needs besides the entry is kept on the phone. */
const PAGE_MODULE = '/src/app/survey-frame.tsx';
const WORKER = 'survey-worker';
/** The entry of the pages under /app; the public site is the other one. */
const WORKSPACE = 'app';
const PLACEHOLDER = 'OFFLINE_FILES';
/** Drawn by nobody here: Greek, Latin and what both share are enough for the two languages. */
const OTHER_SCRIPTS = /-(cyrillic|vietnamese)/;

type Bundle = Rolldown.OutputBundle;

/** Builds the two pages and the worker of the page for the street, and tells it which files of the build that page needs. */
export function offlineFiles(): Plugin {
  return {
    name: 'elektron-offline-files',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { index: 'index.html', [WORKSPACE]: 'app.html', [WORKER]: 'src/offline/survey-worker.ts' },
          output: { entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js') },
        },
      },
    }),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = listFiles(bundle);
        for (const chunk of chunksOf(bundle).filter(({ name }) => name === WORKER)) {
          if (chunk.imports.length > 0) this.error('the worker must be one file');
          // In front, so that the worker is another one whenever a file is.
          chunk.code = `const ${PLACEHOLDER} = ${JSON.stringify(files)};\n${chunk.code}`;
        }
      },
    },
  };
}

function chunksOf(bundle: Bundle): Rolldown.OutputChunk[] {
  return Object.values(bundle).filter((output) => output.type === 'chunk');
}

/** Paths of the entry, of the page, and of all that they import at once, with their styles and letters. */
function listFiles(bundle: Bundle): string[] {
  const chunks = chunksOf(bundle);
  const begin = chunks.filter(
    ({ isEntry, name, moduleIds }) => (isEntry && name === WORKSPACE) || moduleIds.some((id) => id.endsWith(PAGE_MODULE)),
  );
  if (begin.length < 2) throw new Error(`no chunk begins with ${PAGE_MODULE}`);
  const needed = new Set<Rolldown.OutputChunk>();
  const add = (chunk: Rolldown.OutputChunk): void => {
    if (needed.has(chunk)) return;
    needed.add(chunk);
    for (const name of chunk.imports) for (const other of chunks.filter(({ fileName }) => fileName === name)) add(other);
  };
  begin.forEach(add);
  const besides = [...needed].flatMap(({ viteMetadata }) => [
    ...(viteMetadata?.importedCss ?? []),
    ...(viteMetadata?.importedAssets ?? []),
  ]);
  const names = new Set([...[...needed].map(({ fileName }) => fileName), ...besides].filter((name) => !OTHER_SCRIPTS.test(name)));
  return ['/favicon.svg', ...[...names].map((name) => `/${name}`).sort()];
}
