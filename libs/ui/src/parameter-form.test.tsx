import type { ParameterDeclaration, ParameterValues } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { ParameterFields, defaultParameterValues, isParameterValid } from './parameter-form.tsx';
import { renderIn } from './testing/render-in.tsx';

afterEach(cleanup);

const text = (word: string) => ({ el: `${word} ελ`, en: word });

const PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'number',
    name: 'radiusMeters',
    labels: text('Radius'),
    meaning: text('How far.'),
    unit: { el: 'μ.', en: 'm' },
    minimum: 5,
    maximum: 1000,
    step: 5,
    whole: false,
    defaultValue: 50,
  },
  {
    kind: 'number',
    name: 'bandwidthMeters',
    labels: text('Bandwidth'),
    meaning: text('How wide.'),
    unit: { el: 'μ.', en: 'm' },
    minimum: 20,
    maximum: 5000,
    step: 10,
    whole: true,
    defaultValue: null,
  },
  {
    kind: 'choice',
    name: 'kernel',
    labels: text('Kernel'),
    meaning: text('Which shape.'),
    choices: [
      { value: 'quartic', labels: text('Quartic') },
      { value: 'gaussian', labels: text('Gaussian') },
    ],
    defaultValue: 'quartic',
  },
];

let latest: ParameterValues = {};

function Form() {
  const [values, setValues] = useState(() => defaultParameterValues(PARAMETERS));
  const change = (next: ParameterValues): void => {
    latest = next;
    setValues(next);
  };
  return <ParameterFields parameters={PARAMETERS} values={values} onChange={change} />;
}

describe('a form drawn from a declaration', () => {
  it('has a field per parameter, with label, unit, meaning, range and default', () => {
    renderIn('el', <Form />);
    const radius = screen.getByLabelText<HTMLInputElement>('Radius ελ (μ.)');
    expect(radius.value).toBe('50');
    expect(screen.getByText('How far. ελ Από 5 έως 1.000.')).toBeTruthy();
    const kernel = screen.getByLabelText<HTMLSelectElement>('Kernel ελ');
    expect([...kernel.options].map((option) => option.textContent)).toEqual(['Quartic ελ', 'Gaussian ελ']);
  });

  it('leaves empty what has no default, and says so', () => {
    renderIn('en', <Form />);
    const bandwidth = screen.getByLabelText<HTMLInputElement>('Bandwidth (m)');
    expect(bandwidth.value).toBe('');
    expect(bandwidth.placeholder).toBe('empty');
    expect(defaultParameterValues(PARAMETERS)['bandwidthMeters']).toBeNull();
  });

  it('hands over numbers as numbers, in the marks of the language', async () => {
    renderIn('el', <Form />);
    const radius = screen.getByLabelText('Radius ελ (μ.)');
    await userEvent.clear(radius);
    await userEvent.type(radius, '62,5');
    await userEvent.selectOptions(screen.getByLabelText('Kernel ελ'), 'gaussian');
    expect(latest).toEqual({ radiusMeters: 62.5, bandwidthMeters: null, kernel: 'gaussian' });
  });

  it('says what is allowed where a value is not', async () => {
    renderIn('en', <Form />);
    const radius = screen.getByLabelText('Radius (m)');
    await userEvent.clear(radius);
    await userEvent.type(radius, '4');
    expect(screen.getByText('Give a number from 5 to 1,000.')).toBeTruthy();
  });

  it('is valid exactly where the declaration allows it', () => {
    const [radius, bandwidth, kernel] = PARAMETERS as [ParameterDeclaration, ParameterDeclaration, ParameterDeclaration];
    expect([5, 1000, 62.5].every((value) => isParameterValid(radius, value))).toBe(true);
    expect([4.9, 1001, null, Number.NaN].some((value) => isParameterValid(radius, value))).toBe(false);
    expect(isParameterValid(bandwidth, null)).toBe(true);
    expect(isParameterValid(bandwidth, 20.5)).toBe(false);
    expect(isParameterValid(kernel, 'gaussian')).toBe(true);
    expect(isParameterValid(kernel, 'triangle')).toBe(false);
  });
});
