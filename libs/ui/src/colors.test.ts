import { readFileSync } from 'node:fs';
import { SEVERITIES } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAP_COLORS, amountBreaks, amountColor, classOf, inkOnAmount, type Scheme } from './colors.ts';
import { SEVERITY_COLORS } from './severity-style.ts';

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const channels = color.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
    : (color.match(/\d+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((first, second) => first - second);
  return (light + 0.05) / (dark + 0.05);
}

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [lightBlock = '', darkBlock = ''] = css.split("[data-mantine-color-scheme='dark'] {");

/** Of what is on the page while newer is asked for. */
const LOADING_OPACITY = Number(
  /\[data-loading\] \{\s*opacity: ([\d.]+);/.exec(readFileSync(new URL('query-state.module.css', import.meta.url), 'utf8'))?.[1],
);

function through(color: string, ground: string): string {
  const channel = (of: string, at: number): number => parseInt(of.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(LOADING_OPACITY * channel(color, at) + (1 - LOADING_OPACITY) * channel(ground, at)));
  return `rgb(${mixed.join(', ')})`;
}

function token(name: string, scheme: Scheme): string {
  const block = scheme === 'light' ? lightBlock : darkBlock;
  return new RegExp(`--el-${name}: (#[0-9a-f]{6})`).exec(block)?.[1] ?? '';
}

describe.each(['light', 'dark'] as const)('the %s scheme', (scheme) => {
  it('has text at 4.5:1 on every ground it stands on', () => {
    for (const ground of ['ground', 'card', 'sunken', 'accent-soft']) {
      for (const text of ['ink', 'soft', 'accent']) {
        expect([text, ground, contrast(token(text, scheme), token(ground, scheme)) >= 4.5]).toEqual([text, ground, true]);
      }
    }
    expect(contrast(token('on-accent', scheme), token('accent', scheme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('warn', scheme), token('warn-soft', scheme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('danger', scheme), token('danger-soft', scheme))).toBeGreaterThanOrEqual(4.5);
  });

  it('has text at 4.5:1 also while newer is asked for', () => {
    for (const ground of ['ground', 'card', 'sunken', 'accent-soft']) {
      for (const text of ['ink', 'soft', 'accent']) {
        const under = token(ground, scheme);
        expect([text, ground, contrast(through(token(text, scheme), under), under) >= 4.5]).toEqual([text, ground, true]);
      }
    }
  });

  it('has controls and bars at 3:1', () => {
    for (const mark of ['control', 'data']) expect(contrast(token(mark, scheme), token('card', scheme))).toBeGreaterThanOrEqual(3);
  });

  it('has numbers at 4.5:1 on every colour of an amount', () => {
    for (let share = 0; share <= 1; share += 0.01) {
      expect([share, contrast(inkOnAmount(share, scheme), amountColor(share, scheme)) >= 4.5]).toEqual([share, true]);
    }
  });

  it('has one ordered severity scale: darker is worse, so it survives greyscale', () => {
    const steps = SEVERITIES.map((severity) => luminance(SEVERITY_COLORS[scheme][severity]));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(new Set(steps).size).toBe(SEVERITIES.length);
  });

  it('shows each severity at 3:1 on the map and on a card', () => {
    for (const severity of SEVERITIES) {
      const color = SEVERITY_COLORS[scheme][severity];
      expect(contrast(color, MAP_COLORS[scheme].ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(color, token('card', scheme))).toBeGreaterThanOrEqual(3);
    }
  });

  it('uses the same severity colours in style sheets and on the canvas', () => {
    for (const severity of SEVERITIES) expect(token(severity, scheme)).toBe(SEVERITY_COLORS[scheme][severity]);
    expect(token('map', scheme)).toBe(MAP_COLORS[scheme].ground);
  });

  it('moves amounts away from the ground, monotone in lightness', () => {
    const ramp = Array.from({ length: 21 }, (_, index) => luminance(amountColor(index / 20, scheme)));
    const away = scheme === 'light' ? [...ramp].sort((a, b) => b - a) : [...ramp].sort((a, b) => a - b);
    expect(ramp).toEqual(away);
  });
});

describe('the classes of a map legend', () => {
  it('start at one, ascend, are at most six, and put every amount in the class whose limits hold it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.nat(), (maximum, seed) => {
        const breaks = amountBreaks(maximum);
        expect(breaks[0]).toBe(1);
        expect(breaks.length).toBeLessThanOrEqual(6);
        expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
        expect(breaks.at(-1)).toBeLessThanOrEqual(maximum);
        const amount = 1 + (seed % maximum);
        const index = classOf(amount, breaks);
        expect(amount).toBeGreaterThanOrEqual(breaks[index] ?? Infinity);
        expect(amount).toBeLessThan(breaks[index + 1] ?? Infinity);
      }),
    );
  });
});
