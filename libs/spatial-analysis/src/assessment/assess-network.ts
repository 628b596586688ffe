import {
  proposeCoverage,
  SAFETY_CLASSES,
  type AssessmentQuestion,
  type AssessmentNumbers,
  type CoverageProposal,
  type HeldBackReason,
  type SafetyClass,
} from '@elektron/domain';
import { probabilityAbovePredicted, SITE_KINDS, type NoScreeningReason, type SiteKind } from '@elektron/statistics';
import { classesOfNames, coverRoads, isCovered, type RoadCoverage, type SiteOnRoad } from './cover-roads.ts';
import { roadClassTotals, type RoadClassTotals } from './road-class-totals.ts';
import { severeRates, withoutLimits, type PlainRates, type SevereRates, type SiteWithSevere } from './severe-rates.ts';

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
  /** That they are more than those predicted, by which the low class is judged; null where it cannot be assessed. */
  readonly probabilityAboveLike: number | null;
  /** Why it cannot be assessed, or is in the middle in spite of its probability. */
  readonly reason: NoScreeningReason | HeldBackReason | null;
  readonly proposal: CoverageProposal;
  readonly severe: SevereRates;
}

/** What is in one class: sections, or junctions. The accidents chose the class, so that no limits of its rates would hold. */
export interface ClassTotals extends PlainRates {
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
  /** Covered sections by class of road; null where the list was cut by accidents, since the rates of what is left would be too high. */
  readonly roadClasses: readonly RoadClassTotals[] | null;
  /** Of all sections, covered or not. */
  readonly roads: readonly RoadCoverage[];
}

export interface AssessmentOptions extends AssessmentQuestion {
  /** Of the period. */
  readonly years: number;
  /** Of the exact limits, 0.95 for 95 %. */
  readonly level: number;
  /** Whether the sites are all that were ranked. */
  readonly isWhole: boolean;
}

/**
 * Every section and junction of the covered roads in one class by how probable it is that its long-run accidents exceed those of sites like it; or
 * in none, with the reason, and never in a high or low one for want of knowledge.
 * @param sites in any order, also those without accidents
 * Source: empirical Bayes as in Hauer et al. 2002; the thresholds are this product's choice.
 */
export function assessNetwork<Site extends SiteToAssess>(sites: readonly Site[], options: AssessmentOptions): NetworkAssessment<Site> {
  const names = classesOfNames(sites);
  const assessed = sites.filter((site) => isCovered(site, options, names)).map((site) => assessSite(site, options));
  const sections = assessed.filter(({ site }) => site.kind === 'segment').map(({ site }) => site);
  return {
    sites: assessed.sort(byClass),
    totals: SITE_KINDS.flatMap((kind) =>
      totalsOf(
        kind,
        assessed.filter(({ site }) => site.kind === kind),
        options,
      ),
    ),
    roadClasses: options.isWhole ? roadClassTotals(sections, options.years, options.level) : null,
    roads: coverRoads(
      sites.filter(({ kind }) => kind === 'segment'),
      options,
    ),
  };
}

function assessSite<Site extends SiteToAssess>(site: Site, { numbers, years, level }: AssessmentOptions): AssessedSite<Site> {
  const { accidents, predicted, overdispersion, reason } = site;
  const isKnown = reason === null && predicted !== null && overdispersion !== null;
  const above = (times: number): number | null => (isKnown ? probabilityAbovePredicted(accidents, predicted, overdispersion, times) : null);
  const probability = above(numbers.timesOfPeers);
  const probabilityAboveLike = above(1);
  const found =
    probability === null || probabilityAboveLike === null || predicted === null
      ? ({ safetyClass: 'not-assessable', reason: reason ?? 'NO_VARIATION' } as const)
      : classify({ accidents, predicted, probability, probabilityAboveLike }, numbers);
  return {
    site,
    ...found,
    probability,
    probabilityAboveLike,
    proposal: proposeCoverage(site.roadClass),
    severe: severeRates([site], years, level),
  };
}

const PERCENT = 100;

interface KnownSite {
  readonly accidents: number;
  readonly predicted: number;
  readonly probability: number;
  readonly probabilityAboveLike: number;
}

/**
 * High or low only where the site's own accidents say so. How its like differ is a skewed distribution: where few accidents are predicted, it makes
 * nearly every site without accidents seem better than its like, and every site with one seem worse.
 */
function classify(
  { accidents, predicted, probability, probabilityAboveLike }: KnownSite,
  { highPercent, lowPercent, fewestAccidents, fewestPredicted }: AssessmentNumbers,
): { readonly safetyClass: SafetyClass; readonly reason: HeldBackReason | null } {
  if (probability >= highPercent / PERCENT) {
    return accidents < fewestAccidents ? { safetyClass: 'medium', reason: 'FEW_ACCIDENTS' } : { safetyClass: 'high', reason: null };
  }
  if (probabilityAboveLike <= lowPercent / PERCENT) {
    return predicted < fewestPredicted ? { safetyClass: 'medium', reason: 'FEW_PREDICTED' } : { safetyClass: 'low', reason: null };
  }
  return { safetyClass: 'medium', reason: null };
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
      ...withoutLimits(severeRates(sites, years, level)),
    };
  });
}
