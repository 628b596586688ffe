export default {
  testSequencer: '<rootDir>/jest.sequencer.js',
  projects: ['<rootDir>/libs/*', '<rootDir>/apps/*', '<rootDir>/tests'],
  // Jest reads it here only. Generous, because two workers with a database each share the machine; no test passes by waiting.
  testTimeout: 120_000,
};
