import {
  ACCIDENT_SEVERITY_LABELS,
  clockOf,
  CORRECTABLE_FIELDS,
  dateOf,
  SEVERITIES,
  type CorrectableField,
  type CorrectionRules,
  type CorrectionSubject,
  type CorrectionValue,
  type Language,
  type Text,
} from '@elektron/domain';
import { readTyped, toTyped } from '../../../forms/record-values.ts';
import { severityOf } from '../accident-text.ts';
import type { AccidentRecord } from '../overview-queries.ts';

/** The accident itself, one of its units or one of its casualties, with what its fields say now. */
export interface CorrectableSubject {
  readonly subject: CorrectionSubject;
  readonly unitReference: string;
  readonly casualtyReference: string;
  readonly fields: readonly { readonly field: CorrectableField; readonly value: CorrectionValue }[];
}

/** Typed values by `keyOf`; a field that is not there has not been touched. */
export type CorrectionDraft = Readonly<Record<string, string>>;

export function keyOf(subject: Pick<CorrectableSubject, 'subject' | 'unitReference' | 'casualtyReference'>, fieldId: string): string {
  return [subject.subject, subject.unitReference, subject.casualtyReference, fieldId].join('\u0000');
}

/** All that can be set right of an accident, in the order in which it is shown. */
export function subjectsOf(accident: AccidentRecord): CorrectableSubject[] {
  return [
    toSubject('accident', '', '', accidentValues(accident)),
    ...accident.units.map((unit) => toSubject('unit', unit.unitReference, '', { roadUser: unit.roadUser ?? null })),
    ...accident.casualties.map((casualty) =>
      toSubject('casualty', casualty.unitReference, casualty.casualtyReference, {
        severity: casualty.severity ?? null,
        casualtyClass: casualty.casualtyClass ?? null,
        roadUser: casualty.roadUser ?? null,
        sex: casualty.sex ?? null,
        age: casualty.age ?? null,
      }),
    ),
  ];
}

function toSubject(
  subject: CorrectionSubject,
  unitReference: string,
  casualtyReference: string,
  values: Readonly<Record<string, CorrectionValue>>,
): CorrectableSubject {
  const fields = CORRECTABLE_FIELDS.filter((field) => field.subject === subject);
  return { subject, unitReference, casualtyReference, fields: fields.map((field) => ({ field, value: values[field.id] ?? null })) };
}

function accidentValues(accident: AccidentRecord): Readonly<Record<string, CorrectionValue>> {
  const { year, month, day, hour, minute, place } = accident;
  return {
    severity: severityOf(accident.severity),
    date: dateOf({ year, month: month ?? null, day: day ?? null }),
    time: clockOf({ hour: hour ?? null, minute: minute ?? null }),
    place: place == null ? null : { longitude: place.longitude, latitude: place.latitude },
    roadName: accident.roadName ?? null,
    accidentType: accident.accidentType ?? null,
    light: accident.light ?? null,
    weather: accident.weather ?? null,
    roadType: accident.roadType ?? null,
    junction: accident.junction ?? null,
    surface: accident.surface ?? null,
    speedLimit: accident.speedLimit ?? null,
  };
}

/** That a casualty is hurt worse than the accident says: how severe it would be, and where that is typed. */
export interface SeverityToFollow {
  readonly key: string;
  readonly typed: string;
  readonly label: Text;
}

/**
 * What the severity of the accident would have to become, where a correction of a casualty that is being typed goes beyond it: an accident is as
 * severe as its worst casualty. It is proposed, never done unasked.
 * @returns null where it fits, or no severity of a casualty is being changed
 */
export function severityToFollow(subjects: readonly CorrectableSubject[], draft: CorrectionDraft): SeverityToFollow | null {
  const severities = subjects.flatMap((subject) =>
    subject.fields
      .filter(({ field }) => field.id === 'severity')
      .map(({ field, value }) => {
        const key = keyOf(subject, field.id);
        const typed = draft[key] ?? toTyped(field, value);
        const rank = SEVERITIES.findIndex((severity) => toTyped(field, severity) === typed);
        return { subject: subject.subject, field, key, isTyped: draft[key] !== undefined, rank: rank < 0 ? SEVERITIES.length : rank };
      }),
  );
  const accident = severities.find(({ subject }) => subject === 'accident');
  const casualties = severities.filter(({ subject }) => subject === 'casualty');
  if (accident === undefined || !casualties.some(({ isTyped }) => isTyped)) return null;
  const worst = SEVERITIES[Math.min(...casualties.map(({ rank }) => rank))];
  if (worst === undefined || SEVERITIES.indexOf(worst) >= accident.rank) return null;
  return { key: accident.key, typed: toTyped(accident.field, worst), label: ACCIDENT_SEVERITY_LABELS[worst] };
}

export interface ReadDraft {
  readonly changes: readonly {
    readonly subject: string;
    readonly unitReference: string;
    readonly casualtyReference: string;
    readonly field: string;
    readonly value: CorrectionValue;
  }[];
  /** What is wrong, by `keyOf`. */
  readonly faults: Readonly<Record<string, string>>;
}

/** The fields that differ from what the record says, and those that cannot be read. */
export function readDraft(
  subjects: readonly CorrectableSubject[],
  draft: CorrectionDraft,
  rules: CorrectionRules,
  language: Language,
): ReadDraft {
  const changes: ReadDraft['changes'][number][] = [];
  const faults: Record<string, string> = {};
  for (const { fields, ...subject } of subjects) {
    for (const { field, value } of fields) {
      const typed = draft[keyOf(subject, field.id)];
      if (typed === undefined || typed.trim() === toTyped(field, value)) continue;
      const read = readTyped(field, typed, rules, language);
      if ('fault' in read) faults[keyOf(subject, field.id)] = read.fault;
      else if (toTyped(field, read.value) !== toTyped(field, value)) changes.push({ ...subject, field: field.id, value: read.value });
    }
  }
  return { changes, faults };
}
