import type { EvidenceDecision, EvidenceOutcome, QualityPoints } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { EvaluationStudy, EvidenceCount, EvidenceStudy, PublishedStudy } from './evidence-study.ts';
import type { NewFactor } from './parse-factor.ts';

/** A decision on an evaluation or on a published factor; numbers of the run are taken from it by the database. */
export type NewDecision =
  | { readonly decision: 'withheld'; readonly runId: string }
  | {
      readonly decision: 'contributed';
      readonly runId: string;
      readonly outcome: EvidenceOutcome;
      readonly narrowedBy: readonly string[];
      readonly quality: QualityPoints;
    }
  | { readonly decision: EvidenceDecision; readonly factorId: string };

/** A decision as its history shows it. */
export interface MadeDecision {
  readonly decision: EvidenceDecision;
  readonly personName: string | null;
  readonly madeAt: Date;
}

interface FactorRow extends Omit<PublishedStudy, 'id' | 'origin' | 'limits'> {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number | null;
}

type EvaluationRow = Omit<EvaluationStudy, 'id' | 'origin' | 'name'>;

const FACTOR_COLUMNS = `f.factor_id AS "factorId", f.kind, f.factor, f.standard_error AS "standardError", f.lower_limit AS lower, f.upper_limit AS upper,
  f.confidence_level AS level, f.outcome, f.applies_to AS "appliesTo", f.citation, f.published_year AS "publishedYear", f.url,
  f.quality_points AS "qualityPoints"`;

/** What is contributed, decided and entered. */
@Injectable()
export class EvidenceRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All evaluations that are contributed now, by whomever. */
  async readEvaluations(context: ActingContext): Promise<EvaluationStudy[]> {
    return (await this.#database.inOrganisation(context, (sql) => sql.query<EvaluationRow>(EVALUATIONS))).map(toEvaluation);
  }

  /** The same for whoever looks after the network, who acts for no organisation, and the published factors that were contributed. */
  async readForNetwork(): Promise<EvidenceStudy[]> {
    const [evaluations, factors] = await this.#database.asIdentity(async (sql) => [
      await sql.query<EvaluationRow>(EVALUATIONS),
      await sql.query<FactorRow>(FACTORS_OF_OTHERS),
    ]);
    return [...evaluations.map(toEvaluation), ...factors.map(toPublished)];
  }

  /** The own published factors, and those that others have contributed. */
  async readFactors(context: ActingContext): Promise<PublishedStudy[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<FactorRow>(
        `SELECT f.organisation_id AS "ownerId", ${FACTOR_COLUMNS}, f.person_name AS "personName", coalesce((SELECT e.decision FROM evidence_decision e
             WHERE e.organisation_id = f.organisation_id AND e.factor_id = f.factor_id ORDER BY e.decision_no DESC LIMIT 1) = 'contributed', false)
             AS "isContributed"
           FROM published_factor f WHERE f.organisation_id = $1 AND f.retired_at IS NULL
         UNION ALL ${FACTORS_OF_OTHERS}`,
        [context.organisationId],
      ),
    );
    return rows.map(toPublished);
  }

  count(context: ActingContext): Promise<EvidenceCount[]> {
    return this.#database.inOrganisation(context, (sql) => sql.query<EvidenceCount>(COUNTS));
  }

  /** For whoever looks after the network, who acts for no organisation. */
  countForNetwork(): Promise<EvidenceCount[]> {
    return this.#database.asIdentity((sql) => sql.query<EvidenceCount>(COUNTS));
  }

  /** The latest first. */
  listDecisions(context: ActingContext, runId: string): Promise<MadeDecision[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<MadeDecision>(
        `SELECT decision, person_name AS "personName", made_at AS "madeAt" FROM evidence_decision
         WHERE organisation_id = $1 AND run_id = $2 ORDER BY decision_no DESC`,
        [context.organisationId, runId],
      ),
    );
  }

  async addDecision(context: ActingContext, made: NewDecision): Promise<void> {
    const { outcome = null, narrowedBy = null, quality = null } = 'outcome' in made ? made : {};
    const [runId, factorId] = 'runId' in made ? [made.runId, null] : [null, made.factorId];
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `INSERT INTO evidence_decision (organisation_id, run_id, factor_id, decision, outcome, narrowed_by, quality)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [context.organisationId, runId, factorId, made.decision, outcome, narrowedBy, quality],
      );
      await this.#database.record(sql, context, {
        action: 'evidence.decided',
        ...('runId' in made
          ? { subjectKind: 'evaluation-run', subjectId: made.runId }
          : { subjectKind: 'published-factor', subjectId: made.factorId }),
        details: { decision: made.decision },
      });
    });
  }

  async addFactor(context: ActingContext, factorId: string, { limits, ...factor }: NewFactor): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `INSERT INTO published_factor (organisation_id, factor_id, kind, factor, standard_error, lower_limit, upper_limit, confidence_level, outcome,
           applies_to, citation, published_year, url, quality_points) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          context.organisationId,
          factorId,
          factor.kind,
          factor.factor,
          factor.standardError,
          limits?.lower ?? null,
          limits?.upper ?? null,
          limits?.level ?? null,
          factor.outcome,
          factor.appliesTo,
          factor.citation,
          factor.publishedYear,
          factor.url,
          factor.qualityPoints,
        ],
      );
      const details = { kind: factor.kind };
      await this.#database.record(sql, context, {
        action: 'evidence.factor-entered',
        subjectKind: 'published-factor',
        subjectId: factorId,
        details,
      });
    });
  }

  /** @returns whether there was one to retire */
  async retireFactor(context: ActingContext, factorId: string): Promise<boolean> {
    return this.#database.inOrganisation(context, async (sql) => {
      const retired = await sql.execute(
        'UPDATE published_factor SET retired_at = now() WHERE organisation_id = $1 AND factor_id = $2 AND retired_at IS NULL',
        [context.organisationId, factorId],
      );
      if (retired === 0) return false;
      await this.#database.record(sql, context, {
        action: 'evidence.factor-retired',
        subjectKind: 'published-factor',
        subjectId: factorId,
      });
      return true;
    });
  }
}

const EVALUATIONS = `SELECT owner_id AS "ownerId", decision_no AS "decisionNo", run_id AS "runId", intervention_no AS "interventionNo", kind, ratio,
    log_variance AS "logVariance", method, years_before AS "yearsBefore", years_after AS "yearsAfter", treated_sites AS "treatedSites",
    accidents_before AS "accidentsBefore", accidents_after AS "accidentsAfter", chosen_by AS "chosenBy", outcome, narrowed_by AS "narrowedBy", quality
  FROM network_evidence()`;
const FACTORS_OF_OTHERS = `SELECT f.owner_id AS "ownerId", ${FACTOR_COLUMNS}, NULL AS "personName", true AS "isContributed" FROM network_factors() f`;
const COUNTS = 'SELECT kind, contributed, withheld, undecided FROM evidence_counts()';

function toEvaluation(row: EvaluationRow): EvaluationStudy {
  return { ...row, id: `${row.ownerId}/${row.decisionNo}`, origin: 'evaluation', name: null };
}

function toPublished({ lower, upper, level, ...row }: FactorRow): PublishedStudy {
  const limits = lower === null || upper === null || level === null ? null : { lower, upper, level };
  return { ...row, id: `${row.ownerId}/${row.factorId}`, origin: 'published', limits };
}
