import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EmptyState, QueryState, type QueryStatus } from './query-state.tsx';
import { renderIn } from './testing/render-in.tsx';

afterEach(cleanup);

function status(part: Partial<QueryStatus<readonly number[]>>): QueryStatus<readonly number[]> {
  return { data: undefined, loading: false, problem: null, retry: () => undefined, ...part };
}

function show(part: Partial<QueryStatus<readonly number[]>>) {
  return renderIn(
    'el',
    <QueryState status={status(part)} isEmpty={(rows) => rows.length === 0} empty={<EmptyState title="Κενό">Γιατί</EmptyState>}>
      {(rows) => <p>{rows.join('+')}</p>}
    </QueryState>,
  );
}

describe('a query in its place', () => {
  it('says that it is loading, and shows no data that is not there', () => {
    show({ loading: true });
    expect(screen.getByRole('status').textContent).toContain('Φόρτωση');
    expect(screen.queryByText('Κενό')).toBeNull();
  });

  it('says what failed and tries again; a failure never looks like emptiness', async () => {
    const retry = jest.fn();
    show({ problem: 'Η βάση δεν απαντά.', retry });
    expect(screen.getByRole('alert').textContent).toContain('Η βάση δεν απαντά.');
    expect(screen.queryByText('Κενό')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Δοκιμάστε ξανά' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('says why there is nothing', () => {
    show({ data: [] });
    expect(screen.getByText('Κενό')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows the data, and keeps the former data while the next answer is under way', () => {
    const { container } = show({ data: [1, 2], loading: true });
    expect(screen.getByText('1+2')).toBeTruthy();
    expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
  });

  it('keeps the former data beside the failure of a newer question', () => {
    show({ data: [1, 2], problem: 'Δεν απαντά.' });
    expect(screen.getByText('1+2')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('Δεν απαντά.');
  });
});
