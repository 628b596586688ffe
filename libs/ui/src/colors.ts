import { interpolateCividis } from 'd3-scale-chromatic';

export type Scheme = 'light' | 'dark';

/** What canvas layers need of the tokens (tokens.css holds the same values for everything that is styled). */
export interface MapColors {
  readonly ground: string;
  readonly card: string;
  readonly ink: string;
  readonly soft: string;
  readonly grid: string;
  readonly road: string;
  readonly accent: string;
  readonly outline: string;
}

export const MAP_COLORS: Readonly<Record<Scheme, MapColors>> = {
  light: {
    ground: '#efece4',
    card: '#fffefb',
    ink: '#1d2124',
    soft: '#565c5e',
    grid: '#e2ddd1',
    road: '#cfc9bb',
    accent: '#0a5a68',
    outline: '#fffefb',
  },
  dark: {
    ground: '#111920',
    card: '#18212a',
    ink: '#e9edee',
    soft: '#a3b0b7',
    grid: '#1c2730',
    road: '#2e3c47',
    accent: '#63c3cd',
    outline: '#111920',
  },
};

/**
 * Cividis for amounts, few to many, `share` from 0 to 1. What stands out from the ground is "many", so light mode runs from
 * yellow to blue and dark mode from blue to yellow; both ends stay clear of the ground.
 */
export function amountColor(share: number, scheme: Scheme): string {
  const clamped = Math.min(1, Math.max(0, share));
  return interpolateCividis(positionOf(clamped, scheme));
}

/** Up to here white has 4.5:1 on the ramp, and from here on black has. */
const LIGHT_INK_TO = 0.465;

/** Ink that can be read on `amountColor(share)`. */
export function inkOnAmount(share: number, scheme: Scheme): string {
  return positionOf(share, scheme) > LIGHT_INK_TO ? '#000000' : '#ffffff';
}

/** Part of the ramp that stays clear of the ground. */
function positionOf(share: number, scheme: Scheme): number {
  return scheme === 'light' ? 0.84 * (1 - share) : 0.2 + 0.8 * share;
}

/** Steps of a map legend: 1, 2, 5, 10, 20, 50 … up to the largest amount that occurs, at most six of them. */
export function amountBreaks(maximum: number): readonly number[] {
  const breaks: number[] = [];
  for (let power = 1; power <= Math.max(1, maximum); power *= 10) {
    for (const step of [1, 2, 5]) if (step * power <= Math.max(1, maximum)) breaks.push(step * power);
  }
  const last = breaks.slice(-MOST_CLASSES);
  // The lowest class takes everything below it.
  return [1, ...last.slice(1)];
}

const MOST_CLASSES = 6;

/** Class of an amount among ascending breaks (0 = lowest). */
export function classOf(amount: number, breaks: readonly number[]): number {
  let index = 0;
  while (index + 1 < breaks.length && amount >= (breaks[index + 1] ?? Infinity)) index++;
  return index;
}

/** Diverging, neutral in the middle, blue for fewer and orange-brown for more (Okabe-Ito ends; readable without red and green). */
export const DIVERGING: Readonly<Record<Scheme, Readonly<Record<-3 | -2 | -1 | 0 | 1 | 2 | 3, string>>>> = {
  light: { [-3]: '#1c5a8c', [-2]: '#5b92bd', [-1]: '#a3c4dc', 0: '#dad6cb', 1: '#eab67f', 2: '#cd7a34', 3: '#8c3f10' },
  dark: { [-3]: '#7fbdea', [-2]: '#4c8cbc', [-1]: '#2f5c7d', 0: '#2a343c', 1: '#8a5a2c', 2: '#cf8440', 3: '#ffc078' },
};
