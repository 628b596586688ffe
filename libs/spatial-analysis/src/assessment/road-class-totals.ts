import { rankOf } from './cover-roads.ts';
import { severeRates, type SevereRates, type SiteWithSevere } from './severe-rates.ts';

/** Covered sections of one class of road. It was not chosen by its accidents, so that its limits hold. */
export interface RoadClassTotals extends SevereRates {
  /** Null where the source says none. */
  readonly roadClass: string | null;
  readonly sections: number;
  readonly lengthMeters: number;
  readonly accidents: number;
}

interface CountedSection extends SiteWithSevere {
  readonly roadClass: string | null;
  readonly accidents: number;
}

/**
 * Fatal and serious accidents of each class of road with exact limits: what no comparison of like with like shows.
 * @param sections all of them, not a list that was cut by accidents
 * @param years of the period
 * @param level 0.95 for 95 %
 */
export function roadClassTotals(sections: readonly CountedSection[], years: number, level: number): RoadClassTotals[] {
  const classes = [...new Set(sections.map(({ roadClass }) => roadClass))].sort((a, b) => rankOf(a) - rankOf(b));
  return classes.map((roadClass) => {
    const own = sections.filter((section) => section.roadClass === roadClass);
    return {
      roadClass,
      sections: own.length,
      lengthMeters: own.reduce((sum, { lengthMeters }) => sum + (lengthMeters ?? 0), 0),
      accidents: own.reduce((sum, { accidents }) => sum + accidents, 0),
      ...severeRates(own, years, level),
    };
  });
}
