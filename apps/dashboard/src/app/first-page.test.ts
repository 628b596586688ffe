import { capabilitiesOf, type MemberRole } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { firstPageOf, mayOpen, tasksOf } from './first-page.ts';
import { ORGANISATION_TABS, TASKS } from './tasks.ts';
import { viewerWith } from './testing/network.ts';

const withRoles = (...roles: MemberRole[]) => viewerWith({}, capabilitiesOf(roles));

/** Of whoever reads records. */
const READING = [
  'overview',
  'hotspots',
  'blackSpots',
  'evaluations',
  'evidence',
  'appraisals',
  'publication',
  'traffic',
  'roads',
  'accessibility',
  'reports',
  'imports',
  'months',
];

describe('the tasks of a role', () => {
  it.each([
    [['uploader'], [...READING, 'organisation']],
    [['analyst'], [...READING, 'organisation']],
    [['publisher'], READING],
    [['manager'], [...READING, 'organisation']],
    [['data-protection-officer'], ['publication', 'organisation']],
  ] as [MemberRole[], string[]][])('of %s are %s', (roles, tasks) => {
    expect(tasksOf(withRoles(...roles)).map(({ id }) => id)).toEqual(tasks);
  });

  it('of a steward are the network alone, and no record', () => {
    const steward = viewerWith({ steward: true, organisationId: null }, ['organisations.manage']);
    expect(tasksOf(steward).map(({ id }) => id)).toEqual(['network']);
    expect(firstPageOf(steward)).toBe('/app/network');
    expect(mayOpen(steward, '/app')).toBe(false);
  });

  it.each([
    [['uploader'], ['protection']],
    [['publisher'], []],
    [['manager'], ['people', 'settings', 'sharing', 'audit', 'protection']],
    [['data-protection-officer'], ['audit', 'protection']],
  ] as [MemberRole[], string[]][])('of %s include of the organisation: %s', (roles, tabs) => {
    const viewer = withRoles(...roles);
    expect(ORGANISATION_TABS.filter(({ path }) => mayOpen(viewer, path)).map(({ id }) => id)).toEqual(tabs);
  });

  it('are none without a right, and everything that is no task is open', () => {
    const nobody = viewerWith({}, []);
    expect(tasksOf(nobody)).toEqual([]);
    expect(TASKS.some(({ path }) => mayOpen(nobody, path))).toBe(false);
    expect(firstPageOf(nobody)).toBe('/app/account');
    expect(mayOpen(nobody, '/app/account')).toBe(true);
  });
});
