// `npm start` says `exec node …`: the shell between npm and us would end at a SIGTERM without passing it on.
import { runEntry } from './run-entry.mjs';

await runEntry('serve.js', { log: console.log });
