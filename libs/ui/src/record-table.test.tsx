import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { RecordTable } from './record-table.tsx';
import { renderIn } from './testing/render-in.tsx';

afterEach(cleanup);

describe('a table of records', () => {
  it('names itself, its rows and its cells, also where a row becomes a card', () => {
    renderIn(
      'en',
      <RecordTable
        caption="Members"
        rows={[
          { id: 'a', name: 'Anna', n: 3 },
          { id: 'b', name: 'Boris', n: 4 },
        ]}
        rowKey={(row) => row.id}
        columns={[
          { head: 'Name', kind: 'name', cell: (row) => row.name },
          { head: 'Count', kind: 'number', cell: (row) => row.n },
          { head: 'Actions', kind: 'actions', cell: (row) => <button type="button">Remove {row.name}</button> },
        ]}
      />,
    );
    const table = screen.getByRole('table', { name: 'Members' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['Name', 'Count', 'Actions']);
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((head) => head.textContent),
    ).toEqual(['Anna', 'Boris']);
    const row = within(table).getByRole('row', { name: /Boris/ });
    expect(within(row).getByText('4').getAttribute('data-label')).toBe('Count');
    expect(within(row).getByRole('button', { name: 'Remove Boris' })).toBeTruthy();
  });

  it('shows the first of a long list, says how many there are, and all of them when asked', () => {
    const table = (count: number) => (
      <RecordTable
        caption="Members"
        rows={Array.from({ length: count }, (_, number) => number)}
        rowKey={String}
        columns={[{ head: 'Name', kind: 'name', cell: (row) => `Member ${row}` }]}
        first={20}
      />
    );
    const { unmount } = renderIn('en', table(1_021));
    const names = (): (string | null)[] => screen.getAllByRole('rowheader').map((head) => head.textContent);
    expect(names()).toEqual(Array.from({ length: 20 }, (_, number) => `Member ${number}`));
    const button = screen.getByRole('button', { name: 'Show all (1,021)' });
    fireEvent.click(button);
    expect(names()).toHaveLength(1_021);
    expect(button.textContent).toBe('Only the first 20');
    fireEvent.click(button);
    expect(names()).toHaveLength(20);
    unmount();
    renderIn('el', table(20));
    expect(names()).toHaveLength(20);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
