import { extname } from 'node:path';
import { setFlagsFromString } from 'node:v8';

/** Makes workspace packages their sources, as for the process that runs from source. */
const SOURCE_CONDITION = '--conditions=@elektron/source';

/** Calls until V8 optimizes a call from WebAssembly to JavaScript. */
const NEVER = 2_147_483_647;

export interface WorkerFile {
  readonly url: URL;
  readonly execArgv: readonly string[];
}

/**
 * The file of a worker thread beside a module: TypeScript when the module runs from source (in tests), JavaScript when built.
 * @param moduleUrl `import.meta.url` of the module that starts the thread
 * @param name `./read-chunks.worker`, without extension
 */
export function workerFile(moduleUrl: string, name: string): WorkerFile {
  const extension = extname(moduleUrl);
  const conditions = process.execArgv.filter((argument) => argument.startsWith('--conditions'));
  if (extension !== '.ts') return { url: new URL(`${name}${extension}`, moduleUrl), execArgv: conditions };
  // In a thread, Node strips types with WebAssembly; V8 13.6 can crash when it optimizes a call out of it after another such thread has
  // ended (a freed NativeModule under Runtime_TierUpWasmToJSWrapper, once in some hundred threads). Built files need no stripping.
  setFlagsFromString(`--wasm-wrapper-tiering-budget=${NEVER}`);
  return { url: new URL(`${name}.ts`, moduleUrl), execArgv: [...conditions, SOURCE_CONDITION] };
}
