import { getHeapStatistics } from 'node:v8';

export default {
  testSequencer: '<rootDir>/jest.sequencer.js',
  projects: ['<rootDir>/libs/*', '<rootDir>/apps/*', '<rootDir>/tests'],
  // Jest reads it here only. Generous, because two workers with a database each share the machine; no test passes by waiting.
  testTimeout: 120_000,
  // Node keeps the modules of every test file that a process has run, some 40 MB where it is the whole API. Near the limit of its memory a process
  // only collects garbage: a file of 4 seconds took 72. So it makes place for a new one in time; and no sooner, for that takes it four seconds of work,
  // a database of its own among them.
  workerIdleMemoryLimit: Math.round(0.35 * getHeapStatistics().heap_size_limit),
};
