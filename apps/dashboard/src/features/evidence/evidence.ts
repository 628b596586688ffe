import type { EvidenceOutcome, Text } from '@elektron/domain';
import type { Formats } from '@elektron/ui';

/** A pooled effect as a factor of accidents. */
export interface Effect {
  readonly factor: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Study extends Effect {
  readonly id: string;
  readonly origin: 'evaluation' | 'published';
  readonly organisation: Text;
  /** Of the intervention, where the own evaluations are pooled. */
  readonly name: Text | null;
  readonly isOwn: boolean;
  readonly fixedWeight: number;
  readonly randomWeight: number | null;
  readonly outcome: EvidenceOutcome;
  readonly points: number | null;
  readonly possiblePoints: number | null;
  readonly parts: readonly QualityPart[] | null;
  readonly evaluation: {
    readonly runId: string | null;
    readonly methodLabels: Text;
    readonly yearsBefore: number;
    readonly yearsAfter: number;
    readonly treatedSites: number;
    readonly accidentsBefore: number | null;
    readonly accidentsAfter: number | null;
    readonly narrowedBy: readonly string[];
  } | null;
  readonly published: {
    readonly factorId: string;
    readonly appliesTo: string;
    readonly citation: string;
    readonly publishedYear: number;
    readonly url: string;
    readonly isContributed: boolean;
    readonly personName: string | null;
  } | null;
}

export interface QualityPart {
  readonly id: string;
  readonly labels: Text;
  readonly rule: Text;
  readonly most: number;
  readonly points: number | null;
}

export interface FunnelPoint {
  readonly id: string;
  readonly logEffect: number;
  readonly standardError: number;
}

/** What the server makes of the studies of a kind; reasons say why a part is missing. */
export interface Pooling {
  readonly fixed: Effect | null;
  readonly random: readonly {
    readonly method: 'dersimonian-laird' | 'restricted-likelihood' | 'paule-mandel';
    readonly tau: number;
    readonly normal: Effect;
    readonly knappHartung: Effect | null;
    readonly cautious: Effect;
  }[];
  readonly heterogeneity: {
    readonly q: number;
    readonly degreesOfFreedom: number;
    readonly pValue: number;
    readonly iSquaredPercent: number;
  } | null;
  readonly leaveOneOut: readonly { readonly omittedId: string; readonly fixed: Effect; readonly random: Effect | null }[];
  readonly funnel: readonly FunnelPoint[];
  readonly funnelCentre: number | null;
  readonly egger: { readonly slope: number; readonly pValue: number } | null;
  readonly trimAndFill: {
    readonly filled: number;
    readonly fixed: Effect;
    readonly random: Effect;
    readonly added: readonly Pick<FunnelPoint, 'logEffect' | 'standardError'>[];
  } | null;
  readonly reasons: Readonly<Record<'random' | 'prediction' | 'egger' | 'trimAndFill', Text | null>>;
}

/** Studies and pooling come as JSON. Evaluations first, by organisation; then what was published, by year. */
export function readKind(answer: { readonly studies: unknown; readonly pooled: unknown }): {
  readonly studies: readonly Study[];
  readonly pooled: Pooling;
} {
  const studies = (answer.studies as readonly Study[]).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return { studies, pooled: answer.pooled as Pooling };
}

function orderOf({ origin, published, organisation, name, id }: Study): string {
  return [origin, published?.publishedYear ?? (name ?? organisation).en, id].join(' ');
}

/** A probability as it stands behind "p": none is written as zero. */
export function writeP(p: number, formats: Formats): string {
  return p < LEAST_P ? `< ${formats.decimal(LEAST_P, 3)}` : `= ${formats.decimal(p, 3)}`;
}

const LEAST_P = 0.001;

/** What a study is called beside others of its organisation: by its source, an own one by its intervention, or numbered. */
export function nameStudies(
  studies: readonly Study[],
  language: keyof Text,
  nameOf: (organisation: string, number: number) => string,
): Map<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    studies.map(({ id, published, organisation, name: ownName }) => {
      if (published !== null) return [id, `${shorten(published.citation)} (${published.publishedYear})`];
      const name = (ownName ?? organisation)[language];
      const number = (seen.get(name) ?? 0) + 1;
      seen.set(name, number);
      return [id, nameOf(name, number)];
    }),
  );
}

const LONGEST_NAME = 48;

function shorten(text: string): string {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME - 1)}…`;
}
