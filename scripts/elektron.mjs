import { runEntry } from './run-entry.mjs';

// Silent unless the build fails: what the command prints may be read by another program.
await runEntry('cli.js', { only: 'API' });
