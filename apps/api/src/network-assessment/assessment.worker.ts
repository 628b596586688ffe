import type { AssessmentQuestion } from '@elektron/domain';
import { assessNetwork, type NetworkAssessment } from '@elektron/spatial-analysis';

import { formatCanonicalJson } from '../common/canonical-json.ts';
import { unpackSites } from '../hotspots/packed-sites.ts';
import type { StoredScreening, StoredSite } from '../hotspots/stored-hotspot-result.ts';
import { chooseAssessed, presentSite, type PresentedAssessedSite, type SitesAsked } from './assessed-sites.ts';
import { findUnlisted, type UnlistedSections } from './find-unlisted.ts';

/** What a run is assessed from. */
export interface AssessedScreening {
  readonly screening: Pick<StoredScreening, 'sites' | 'groups' | 'level'>;
  /** All sites, where the screening lists only the first of them; else none. */
  readonly siteParts: readonly Uint8Array[];
  readonly years: number;
}

/** What the thread is given. */
export interface AssessmentTask {
  /** Of the run and its organisation: a run never changes, so that what is known of it holds. */
  readonly runKey: string;
  /** Null where the thread may know the run. */
  readonly source: AssessedScreening | null;
  readonly question: AssessmentQuestion;
  readonly asked: SitesAsked;
}

/** What is said of all covered sites together. */
export interface AssessmentSummary extends Omit<NetworkAssessment<StoredSite>, 'sites'> {
  readonly siteCount: number;
  readonly hasJunctions: boolean;
  /** Accidents of these sites that the source calls neither fatal, serious nor slight. */
  readonly severityUnknown: number;
  readonly unlisted: readonly UnlistedSections[];
}

export interface AssessmentAnswer {
  readonly summary: AssessmentSummary;
  readonly chosen: readonly PresentedAssessedSite[];
}

interface KnownAssessment {
  readonly questionKey: string;
  readonly summary: AssessmentSummary;
  readonly sites: readonly PresentedAssessedSite[];
}

/** The run that was asked about last, with the last question of it: whoever reads a list asks for one part after the other. */
let known: { readonly runKey: string; readonly source: AssessedScreening; assessed: KnownAssessment | null } | null = null;

/**
 * Assesses a network in a thread of its own, so that the server keeps answering.
 * @returns null where it does not know the run: it is to be asked again, with the source
 */
export function assess({ runKey, source, question, asked }: AssessmentTask): AssessmentAnswer | null {
  if (known?.runKey !== runKey) {
    if (source === null) return null;
    known = { runKey, source: unpack(source), assessed: null };
  }
  const questionKey = formatCanonicalJson(question);
  if (known.assessed?.questionKey !== questionKey) known.assessed = { questionKey, ...assessAll(known.source, question) };
  const { summary, sites } = known.assessed;
  return { summary, chosen: chooseAssessed(sites, asked) };
}

function unpack({ screening, siteParts, years }: AssessedScreening): AssessedScreening {
  const sites = siteParts.length === 0 ? screening.sites : (siteParts.flatMap(unpackSites) as StoredSite[]);
  return { screening: { ...screening, sites }, siteParts: [], years };
}

function assessAll({ screening, years }: AssessedScreening, question: AssessmentQuestion): Omit<KnownAssessment, 'questionKey'> {
  const unlisted = findUnlisted(screening);
  const { sites, ...assessment } = assessNetwork(screening.sites, {
    ...question,
    years,
    level: screening.level,
    isWhole: unlisted.length === 0,
  });
  return {
    summary: {
      ...assessment,
      unlisted,
      siteCount: sites.length,
      hasJunctions: sites.some(({ site }) => site.kind === 'junction'),
      severityUnknown: sites.reduce((sum, { site: { severities } }) => sum + severities.injury + severities.unknown, 0),
    },
    sites: sites.map(presentSite),
  };
}
