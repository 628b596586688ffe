import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { DateField } from './date-field.tsx';
import { findDateFault } from './formats.ts';
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
    await userEvent.type(field, '5 Μαρτίου');
    expect(latest).toBeNull();
    expect(screen.queryByText(/Γράψτε ημέρα/)).toBeNull();
    await userEvent.tab();
    expect(screen.getByText(/Γράψτε ημέρα/)).toBeTruthy();
  });

  it('tells a day that does not exist and a short year from a date that is not written as one', () => {
    expect(['28/02/2015', '29/02/2015', '31/4/2016', '1/3/16', '1/3', '2016', '00/01/2016'].map(findDateFault)).toEqual([
      null,
      'no-such-day',
      'no-such-day',
      'short-year',
      'form',
      'form',
      'no-such-day',
    ]);
  });

  it('says that a date is missing where one is needed', async () => {
    renderIn('en', <DateField label="From" value={null} onChange={() => undefined} required />);
    await userEvent.click(screen.getByLabelText(/^From/));
    expect(screen.queryByText('Write a date.')).toBeNull();
    await userEvent.tab();
    expect(screen.getByText('Write a date.')).toBeTruthy();
  });

  it('follows a date that is set from outside', async () => {
    renderIn('el', <Field />);
    await userEvent.click(screen.getByRole('button', { name: 'Άλλη' }));
    expect(screen.getByLabelText<HTMLInputElement>('Από').value).toBe('31/12/2018');
  });
});
