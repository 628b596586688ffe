import { findCorrectableField, parseCorrection, Problem, type CorrectionRules, type Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { refused } from '../common/refused.ts';
import type { WarningObject } from '../common/warning.ts';
import { parseAccidentId } from '../common/uuid.ts';
import { findImportDay } from '../imports/find-import-day.ts';
import type { SubjectKey, WantedChange } from './correction.ts';
import { CorrectionsRepository } from './corrections.repository.ts';
import { decideCorrections } from './decide-corrections.ts';
import { PlaceFinder } from './place-finder.ts';
import { warnOfContradiction } from './warn-of-contradiction.ts';

/** A change as it is asked for: nothing about it is known to be right. */
export interface ChangeDraft {
  readonly subject: string;
  readonly unitReference?: string | null | undefined;
  readonly casualtyReference?: string | null | undefined;
  readonly field: string;
  readonly value?: unknown;
}

export interface CorrectionDraft {
  readonly accidentId: string;
  readonly changes: readonly ChangeDraft[];
  readonly reason: string;
  /** The accident's revision as it was seen. */
  readonly expectedRevision: number;
}

const REASON: Text = { el: 'Αιτιολογία', en: 'Reason' };
const LONGEST_REASON = 2_000;
const MOST_CHANGES = 200;

/** Lets people set records right, and take that back. */
@Injectable()
export class CorrectionsService {
  readonly #corrections: CorrectionsRepository;
  readonly #places: PlaceFinder;
  readonly #directory: OrganisationDirectory;

  constructor(corrections: CorrectionsRepository, places: PlaceFinder, directory: OrganisationDirectory) {
    this.#corrections = corrections;
    this.#places = places;
    this.#directory = directory;
  }

  /**
   * @param now the present
   * @returns what does not fit together in the accident as it is then; that keeps nobody from it
   * @throws Problem ACCIDENT_NOT_FOUND, CORRECTION_CONFLICT, NOTHING_TO_CORRECT, PERSON_ERASED, FIELD_MISSING, FIELD_INVALID, FIELD_DATE_UNREAL,
   * FIELD_IN_FUTURE, FIELD_OUT_OF_AREA
   */
  async correct(context: ActingContext, draft: CorrectionDraft, now: Date): Promise<readonly WarningObject[]> {
    const reason = parseReason(draft.reason);
    const { timeZone } = await this.#directory.get(context);
    const changes = parseChanges(draft.changes, { latestDate: findImportDay(now, timeZone) });
    const locate = await this.#places.of(context);
    const accidentId = parseAccidentId(draft.accidentId);
    await this.#corrections.correct(context, accidentId, reason, (accident) =>
      decideCorrections(accident, draft.expectedRevision, changes, locate),
    );
    return this.#warn(context, accidentId);
  }

  /** @returns as `correct` @throws Problem ACCIDENT_NOT_FOUND, CORRECTION_NOT_FOUND, CORRECTION_WITHDRAWN */
  async withdraw(context: ActingContext, accidentId: string, correctionNo: number): Promise<readonly WarningObject[]> {
    await this.#corrections.withdraw(context, parseAccidentId(accidentId), correctionNo);
    return this.#warn(context, parseAccidentId(accidentId));
  }

  async #warn(context: ActingContext, accidentId: string): Promise<readonly WarningObject[]> {
    const accident = await this.#corrections.find(context, accidentId);
    return accident === null ? [] : warnOfContradiction(accident);
  }
}

/** @throws Problem FIELD_MISSING, FIELD_INVALID */
export function parseReason(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new Problem('FIELD_MISSING', { field: 'reason', name: REASON });
  if (reason.length > LONGEST_REASON) throw new Problem('FIELD_INVALID', { field: 'reason', name: REASON, value: reason.slice(0, 100) });
  return reason;
}

/** Of several changes of one field the last one is meant. */
function parseChanges(drafts: readonly ChangeDraft[], rules: CorrectionRules): WantedChange[] {
  if (drafts.length > MOST_CHANGES) throw new Problem('INPUT_INVALID', { field: 'changes', value: String(drafts.length) });
  const changes = drafts.map((draft): WantedChange => {
    const field = findCorrectableField(draft.subject, draft.field);
    if (field === undefined) throw refused('field', `${draft.subject}.${draft.field}`);
    return { key: keyOf(field.subject, draft), field, value: parseCorrection(field, draft.value, rules) };
  });
  return [...new Map(changes.map((change) => [JSON.stringify([change.key, change.field.id]), change])).values()];
}

function keyOf(subject: SubjectKey['subject'], { unitReference, casualtyReference }: ChangeDraft): SubjectKey {
  return {
    subject,
    unitReference: subject === 'accident' ? '' : (unitReference ?? ''),
    casualtyReference: subject === 'casualty' ? (casualtyReference ?? '') : '',
  };
}
