import type { PublishedSite } from '@elektron/domain';
import { countsBehind } from '../derived-numbers.ts';
import type { Cell, DerivedNumber, Line } from '../release.ts';
import type { CityAreas } from './city-areas.ts';
import type { CityCells } from './city-cells.ts';
import type { Sheet } from './city-sheets.ts';
import type { ReleaseInput, ReleaseSite } from './release-input.ts';

/** Effects are rounded to this many per cent, so that no counts can be worked out from them and their limits. */
const EFFECT_STEP = 10;

/** A site that may be published, and the number that is at stake. */
export interface SiteNumber {
  readonly site: PublishedSite;
  /** Position among the derived numbers of the release. */
  readonly derived: number;
}

export interface SiteNumbers {
  readonly cells: readonly Cell[];
  readonly lines: readonly Line[];
  readonly derived: readonly DerivedNumber[];
  readonly numbers: readonly SiteNumber[];
}

const roundTo = (value: number, step: number): number => Math.round(value / step) * step + 0;

/** A site as it would be published: its number is one of some 2k that it could be. */
export function toPublishedSite({ accidents, effect, ...site }: ReleaseSite, threshold: number): PublishedSite {
  const roundedTo = 2 * threshold;
  return {
    id: site.id,
    kind: site.kind,
    names: site.names,
    centre: site.centre,
    from: site.from,
    to: site.to,
    accidentsAbout: Math.max(roundedTo, roundTo(accidents.length, roundedTo)),
    roundedTo,
    effect: effect && {
      ...effect,
      percent: roundTo(effect.percent, EFFECT_STEP),
      percentLow: roundTo(effect.percentLow, EFFECT_STEP),
      percentHigh: roundTo(effect.percentHigh, EFFECT_STEP),
    },
  };
}

/**
 * The accidents of a site lie in some of the smallest hexagons, and in some blocks. What its number tells of these is a statement of the attack; what lies there beside the
 * site is a number that nobody publishes and nobody may be able to tell.
 * @param sites those whose years all lie in blocks of which something is published for the first time
 */
export function addSites(
  sites: readonly ReleaseSite[],
  city: CityAreas,
  built: Pick<CityCells, 'cells' | 'cellOf'>,
  sheets: readonly Sheet[],
  { accidents, threshold }: Pick<ReleaseInput, 'accidents' | 'threshold'>,
): SiteNumbers {
  const cells: Cell[] = [];
  const lines: Line[] = [];
  const derived: DerivedNumber[] = [];
  const numbers: SiteNumber[] = [];
  const add = (id: string, count: number): number => {
    const index = built.cells.length + cells.length;
    cells.push({ id, count, state: 'unpublished', lowest: 0, weight: 1, atoms: Int32Array.of(index), fixed: false });
    return index;
  };
  for (const site of sites) {
    const around = findAround(site, city, built, sheets);
    const count = around.reduce((sum, cell) => sum + built.cells[cell]!.count, 0);
    const number = site.accidents.length;
    // Counted otherwise than the hexagons: then nothing is known of how the two belong together.
    if ([...site.accidents].some((accident) => city.areaOf[accident]! < 0 || !isIn(site, accidents.year[accident]!))) continue;
    const whole = add(`${site.id} / around`, count);
    const inside = add(`${site.id} / inside`, number);
    const beside = add(`${site.id} / beside`, count - number);
    lines.push({ whole, parts: Int32Array.from(around) }, { whole, parts: Int32Array.of(inside, beside) });
    const published = toPublishedSite(site, threshold);
    const publish = (one: number): number => (one < threshold ? -1 : Math.max(published.roundedTo, roundTo(one, published.roundedTo)));
    derived.push({
      id: `${site.id} / about`,
      terms: [{ atoms: Int32Array.of(inside), coefficient: 1 }],
      ...countsBehind(published.accidentsAbout, publish, number + 2 * published.roundedTo),
      isShown: true,
      fixed: false,
      weight: number,
    });
    numbers.push({ site: published, derived: derived.length - 1 });
  }
  return { cells, lines, derived, numbers };
}

/** The totals of the smallest hexagons in which the accidents of a site lie, in all blocks that its years touch. */
function findAround(site: ReleaseSite, { areaOf }: CityAreas, { cellOf }: Pick<CityCells, 'cellOf'>, sheets: readonly Sheet[]): number[] {
  const land = [...new Set([...site.accidents].map((accident) => areaOf[accident]!))].filter((area) => area >= 0);
  return sheets.flatMap(({ table, period }, s) =>
    table.id === 'total' && period.from <= site.to && site.from <= period.to
      ? land.map((area) => cellOf[s]![area]!).filter((cell) => cell >= 0)
      : [],
  );
}

const isIn = ({ from, to }: ReleaseSite, year: number): boolean => year >= from && year <= to;
