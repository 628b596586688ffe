import {
  Problem,
  proposeCoverage,
  SAFETY_CLASSES,
  type AssessmentQuestion,
  type CoverageProposal,
  type SafetyClass,
} from '@elektron/domain';
import { probabilityAbovePredicted, SITE_KINDS, type NoScreeningReason, type SiteKind } from '@elektron/statistics';
import { coverRoads, isCovered, type RoadCoverage, type SiteOnRoad } from './cover-roads.ts';
import { severeRates, type SevereRates, type SiteWithSevere } from './severe-rates.ts';

/** A site of a ranking, as far as an assessment asks. */
export interface SiteToAssess extends SiteOnRoad, SiteWithSevere {
  readonly id: string;
  readonly accidents: number;
  /** Of the whole period, as `accidents`. */
  readonly predicted: number | null;
  readonly overdispersion: number | null;
  readonly reason: NoScreeningReason | null;
}

export interface AssessedSite<Site> {
  readonly site: Site;
  readonly safetyClass: SafetyClass;
  /** That its long-run accidents are more than so many times those predicted; null where it cannot be assessed. */
  readonly probability: number | null;
  /** Why it cannot be assessed. */
  readonly reason: NoScreeningReason | null;
  readonly proposal: CoverageProposal;
  readonly severe: SevereRates;
}

/** What is in one class: sections, or junctions. */
export interface ClassTotals extends SevereRates {
  readonly kind: SiteKind;
  readonly safetyClass: SafetyClass;
  readonly sites: number;
  /** 0 of junctions. */
  readonly lengthMeters: number;
  /** Of the length of all covered sections, of junctions of their number; null where there is none. */
  readonly share: number | null;
  readonly accidents: number;
}

export interface NetworkAssessment<Site> {
  /** Every covered section and junction: the highest class first, in it the most probable, then those with most accidents. */
  readonly sites: readonly AssessedSite<Site>[];
  /** Sections by class, then junctions by class; a class that nothing is in is there too. */
  readonly totals: readonly ClassTotals[];
  /** Of all sections, covered or not. */
  readonly roads: readonly RoadCoverage[];
}

export interface AssessmentOptions extends AssessmentQuestion {
  /** Of the period. */
  readonly years: number;
  /** Of the exact limits, 0.95 for 95 %. */
  readonly level: number;
}

/**
 * Every section and junction of the covered roads in one class by how probable it is that its long-run accidents exceed those of sites like it; or
 * in none, with the reason, and never in a low one for want of knowledge.
 * @param sites in any order, also those without accidents
 * @throws Problem INPUT_INVALID where the low class would reach into the high one
 * Source: empirical Bayes as in Hauer et al. 2002; the thresholds are this product's choice.
 */
export function assessNetwork<Site extends SiteToAssess>(sites: readonly Site[], options: AssessmentOptions): NetworkAssessment<Site> {
  const { highPercent, lowPercent } = options.numbers;
  if (lowPercent >= highPercent) throw new Problem('INPUT_INVALID', { field: 'lowPercent', value: `${lowPercent} ≥ ${highPercent}` });
  const assessed = sites.filter((site) => isCovered(site, options)).map((site) => assessSite(site, options));
  return {
    sites: assessed.sort(byClass),
    totals: SITE_KINDS.flatMap((kind) =>
      totalsOf(
        kind,
        assessed.filter(({ site }) => site.kind === kind),
        options,
      ),
    ),
    roads: coverRoads(
      sites.filter(({ kind }) => kind === 'segment'),
      options,
    ),
  };
}

function assessSite<Site extends SiteToAssess>(site: Site, { numbers, years, level }: AssessmentOptions): AssessedSite<Site> {
  const { accidents, predicted, overdispersion, reason } = site;
  const isKnown = reason === null && predicted !== null && overdispersion !== null;
  const probability = isKnown ? probabilityAbovePredicted(accidents, predicted, overdispersion, numbers.timesOfPeers) : null;
  return {
    site,
    safetyClass: classify(probability, numbers),
    probability,
    reason: probability === null ? (reason ?? 'NO_VARIATION') : null,
    proposal: proposeCoverage(site.roadClass),
    severe: severeRates([site], years, level),
  };
}

const PERCENT = 100;

function classify(probability: number | null, { highPercent, lowPercent }: AssessmentQuestion['numbers']): SafetyClass {
  if (probability === null) return 'not-assessable';
  if (probability >= highPercent / PERCENT) return 'high';
  return probability <= lowPercent / PERCENT ? 'low' : 'medium';
}

function byClass(a: AssessedSite<SiteToAssess>, b: AssessedSite<SiteToAssess>): number {
  const place = ({ safetyClass }: AssessedSite<SiteToAssess>): number => SAFETY_CLASSES.indexOf(safetyClass);
  const sooner = place(a) - place(b) || (b.probability ?? 0) - (a.probability ?? 0) || b.site.accidents - a.site.accidents;
  return sooner || (a.site.id < b.site.id ? -1 : Number(a.site.id > b.site.id));
}

function totalsOf<Site extends SiteToAssess>(
  kind: SiteKind,
  assessed: readonly AssessedSite<Site>[],
  { years, level }: AssessmentOptions,
): ClassTotals[] {
  // Junctions have no length: of them the number counts.
  const sizeOf = (sites: readonly Site[]): number =>
    kind === 'junction' ? sites.length : sites.reduce((sum, { lengthMeters }) => sum + (lengthMeters ?? 0), 0);
  const whole = sizeOf(assessed.map(({ site }) => site));
  return SAFETY_CLASSES.map((safetyClass) => {
    const sites = assessed.filter((one) => one.safetyClass === safetyClass).map(({ site }) => site);
    return {
      kind,
      safetyClass,
      sites: sites.length,
      lengthMeters: kind === 'junction' ? 0 : sizeOf(sites),
      share: whole === 0 ? null : sizeOf(sites) / whole,
      accidents: sites.reduce((sum, { accidents }) => sum + accidents, 0),
      ...severeRates(sites, years, level),
    };
  });
}
