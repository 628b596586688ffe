import './testing/web-platform.ts';
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import { BatchIssues } from '../features/imports/batch-issues.tsx';
import type { Batch } from '../features/imports/imports-queries.ts';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const issue = (row: number, code: string) => ({
  __typename: 'RowIssue',
  fileName: 'roads.geojson',
  row,
  column: null,
  code,
  level: 'warning',
  value: '5',
  message: { __typename: 'Text', el: 'Κάτι', en: 'Something' },
});

it('what is said of a file as a whole names none of its lines', async () => {
  const groupOf = (exampleRow: number, code: string) => ({ code, level: 'warning', column: null, count: 1, exampleRow, exampleValue: '5' });
  const batch = {
    id: '3',
    status: 'committed',
    files: [{ name: 'roads.geojson' }],
    issueGroups: [groupOf(0, 'ROADS_WITHDRAWN'), groupOf(7, 'CODE_UNKNOWN')],
  } as unknown as Batch;
  const issues = {
    __typename: 'RowIssueConnection',
    totalCount: 2,
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    edges: [issue(0, 'ROADS_WITHDRAWN'), issue(7, 'CODE_UNKNOWN')].map((node) => ({ __typename: 'RowIssueEdge', node })),
  };
  const server = new TestServer({ RowIssues: () => ({ importBatch: { __typename: 'ImportBatch', id: '3', issues } }) });
  renderWith(<BatchIssues batch={batch} />, { server, language: 'en' });
  const rows = within(await screen.findByRole('table'))
    .getAllByRole('row')
    .slice(1);
  expect(rows.map((row) => within(row).getAllByRole('cell')[0]?.textContent)).toEqual(['–', '7']);
  expect(screen.queryByText('(e.g. line 0)')).toBeNull();
  expect(screen.getByText('(e.g. line 7)')).toBeTruthy();
});
