// Loaded before everything else in each thread that tests start: it runs the piece that test-threads.mjs has made of its file.
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const pieces = isMainThread ? {} : JSON.parse(process.env.ELEKTRON_TEST_THREADS ?? '{}');

if (Object.keys(pieces).length > 0) {
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const url = pieces[found.url];
      return url === undefined ? found : { url, format: 'module', shortCircuit: true };
    },
  });
}
