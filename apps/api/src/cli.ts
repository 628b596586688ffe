import { runElektron } from './cli/run-elektron.ts';

// Whoever reads only the beginning (`| head`) has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
const { env: variables, stdout: out, stderr: err } = process;
process.exitCode = await runElektron(process.argv.slice(2), { variables, out, err, signal: ending.signal });
// Connections that are still winding down must not keep a finished command waiting.
process.exit();
