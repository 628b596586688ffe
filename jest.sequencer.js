import sequencerModule from '@jest/test-sequencer';

const Sequencer = sequencerModule.default ?? sequencerModule;

/**
 * Files that take longest, longest first: few lines that start servers and browsers. Without them a machine that has not run the tests before
 * goes by size, and ends with one of its workers idle. What it has measured itself, Jest prefers.
 */
const LONGEST = [
  'tests/security/walk.test.ts',
  'tests/e2e/accessibility.test.ts',
  'tests/e2e/dashboard.test.ts',
  'apps/api/src/cli/backup.test.ts',
  'apps/api/src/subject-requests-api.test.ts',
  'tests/e2e/access.test.ts',
  'apps/api/src/imports/import-pipeline.test.ts',
  'apps/api/src/hotspots/hotspot-runs.service.test.ts',
  'apps/api/src/request-protection.test.ts',
  'apps/api/src/site-tables-api.test.ts',
  'apps/api/src/road-exports-api.test.ts',
  'apps/api/src/large-network-api.test.ts',
  'apps/api/src/duplicates-queue.test.ts',
  'tests/command-line/elektron.test.ts',
  'tests/security/hostile-requests.test.ts',
  'apps/api/src/exports-api.test.ts',
  'apps/api/src/network-screening-api.test.ts',
  'apps/api/src/imports/several-tables.test.ts',
  'tests/faults/import-killed-often.test.ts',
  'apps/api/src/imports/held-lines.test.ts',
  'tests/command-line/backup.test.ts',
  'tests/security/mutations.test.ts',
  'tests/faults/import-killed.test.ts',
  'tests/faults/import-beside-readers.test.ts',
  'tests/docker/server-installation.test.ts',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((file) => path.endsWith(`/${file}`));
      return place < 0 ? LONGEST.length : place;
    };
    const sorted = super.sort(tests);
    const isMeasured = tests.every(({ duration }) => duration !== undefined);
    return isMeasured ? sorted : sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
