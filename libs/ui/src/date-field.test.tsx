import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { DateField } from './date-field.tsx';
import { renderIn } from './testing/render-in.tsx';

afterEach(cleanup);

let latest: string | null = null;

function Field() {
  const [value, setValue] = useState<string | null>('2016-04-01');
  const change = (next: string | null): void => {
    latest = next;
    setValue(next);
  };
  return (
    <>
      <DateField label="Από" value={value} onChange={change} />
      <button type="button" onClick={() => setValue('2018-12-31')}>
        Άλλη
      </button>
    </>
  );
}

describe('a date field', () => {
  it('shows day/month/year and gives an ISO date', async () => {
    renderIn('el', <Field />);
    const field = screen.getByLabelText<HTMLInputElement>('Από');
    expect(field.value).toBe('01/04/2016');
    await userEvent.clear(field);
    await userEvent.type(field, '5/3/2017');
    expect(latest).toBe('2017-03-05');
    await userEvent.tab();
    expect(field.value).toBe('05/03/2017');
  });

  it('says how to write a date only after the field is left, and gives none meanwhile', async () => {
    renderIn('el', <Field />);
    const field = screen.getByLabelText('Από');
    await userEvent.clear(field);
    await userEvent.type(field, '31/02/2017');
    expect(latest).toBeNull();
    expect(screen.queryByText(/Γράψτε ημέρα/)).toBeNull();
    await userEvent.tab();
    expect(screen.getByText(/Γράψτε ημέρα/)).toBeTruthy();
  });

  it('follows a date that is set from outside', async () => {
    renderIn('el', <Field />);
    await userEvent.click(screen.getByRole('button', { name: 'Άλλη' }));
    expect(screen.getByLabelText<HTMLInputElement>('Από').value).toBe('31/12/2018');
  });
});
