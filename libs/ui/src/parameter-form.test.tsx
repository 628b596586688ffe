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

  it.each([
    ['el', '1.000', 1000, 'Διαβάζεται ως 1000.'],
    ['el', '0,5', Number.NaN, null],
    ['el', '3.7', Number.NaN, 'Διαβάζεται ως 3,7.'],
    ['en', '1,000', 1000, 'Read as 1000.'],
    ['en', '3.7', Number.NaN, null],
    ['en', '1e3', Number.NaN, null],
    ['en', '-25', Number.NaN, null],
    ['en', '25m', Number.NaN, null],
    ['en', '9999', 9999, null],
  ] as const)('in a whole number, %s, reads "%s" as %s and changes nothing that was typed', async (language, typed, value, remark) => {
    renderIn(language, <Form />);
    const field = screen.getByLabelText<HTMLInputElement>(language === 'el' ? 'Bandwidth ελ (μ.)' : 'Bandwidth (m)');
    await userEvent.type(field, typed);
    expect(field.value).toBe(typed);
    expect(latest['bandwidthMeters']).toBe(value);
    const valid = isParameterValid(PARAMETERS[1]!, latest['bandwidthMeters'] ?? null);
    expect(valid).toBe(value === 1000);
    expect(field.getAttribute('aria-invalid') === 'true').toBe(!valid);
    if (remark !== null) expect(screen.getByText(new RegExp(remark))).toBeTruthy();
  });

  it('does not take what is no number for an empty field, which would leave the choice to the method', async () => {
    renderIn('en', <Form />);
    const field = screen.getByLabelText('Bandwidth (m)');
    await userEvent.type(field, 'wide');
    expect(latest['bandwidthMeters']).toBeNaN();
    await userEvent.clear(field);
    expect(latest['bandwidthMeters']).toBeNull();
  });

  it('adds a step at an arrow key', async () => {
    renderIn('el', <Form />);
    await userEvent.type(screen.getByLabelText('Radius ελ (μ.)'), '{ArrowUp}{ArrowUp}{ArrowDown}');
    expect(latest['radiusMeters']).toBe(55);
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

describe('a choice that stands for values of others', () => {
  const number = (name: string, more: Partial<Extract<ParameterDeclaration, { kind: 'number' }>> = {}): ParameterDeclaration => ({
    ...(PARAMETERS[1] as Extract<ParameterDeclaration, { kind: 'number' }>),
    name,
    labels: text(name),
    ...more,
  });
  const RULES: readonly ParameterDeclaration[] = [
    {
      kind: 'choice',
      name: 'rule',
      labels: text('Rule'),
      meaning: text('Where to begin.'),
      choices: [
        { value: 'near', labels: text('Near'), notes: text('Read in a book.'), sets: { length: 100, of: 'count', limit: null } },
        { value: 'far', labels: text('Far'), notes: text('To be verified.'), sets: { length: 900, of: 'score', limit: 50 } },
      ],
      defaultValue: 'near',
    },
    number('length'),
    {
      kind: 'choice',
      name: 'of',
      labels: text('Of'),
      meaning: text('What.'),
      choices: ['count', 'score'].map((value) => ({ value, labels: text(value) })),
      defaultValue: 'count',
    },
    number('limit', { onlyWith: { parameter: 'of', values: ['score'] } }),
  ];
  const changes: ParameterValues[] = [];
  function Rules() {
    const [own, setOwn] = useState(() => defaultParameterValues(RULES));
    const change = (next: ParameterValues): void => {
      changes.push(next);
      setOwn(next);
    };
    return <ParameterFields parameters={RULES} values={own} onChange={change} />;
  }

  it('fills them in, shows where it is from, and leaves out what is not asked for', async () => {
    renderIn('en', <Rules />);
    expect(defaultParameterValues(RULES)).toEqual({ rule: 'near', length: 100, of: 'count', limit: null });
    expect(screen.getByText('Read in a book.')).toBeTruthy();
    expect(screen.queryByLabelText('limit (m)')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Rule'), 'far');
    expect(changes.at(-1)).toEqual({ rule: 'far', length: 900, of: 'score', limit: 50 });
    expect(screen.getByText('To be verified.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('limit (m)').value).toBe('50');
  });

  it('lets each of them be changed', async () => {
    renderIn('en', <Rules />);
    const length = screen.getByLabelText('length (m)');
    await userEvent.clear(length);
    await userEvent.type(length, '250');
    expect(changes.at(-1)).toEqual({ rule: 'near', length: 250, of: 'count', limit: null });
  });
});
