import { ACCIDENT_FILE_KINDS, ACCIDENT_FILE_LABELS, readAccidentFilter, type Language, type Text } from '@elektron/domain';
import type { Formats } from '@elektron/ui';
import type { TFunction } from 'i18next';
import { nameRoles } from '../../access/role-names.ts';
import { describeStoredFilter } from '../../filter/describe-filter.ts';

/** What is needed to say an event in words. */
export interface Words {
  readonly t: TFunction;
  readonly language: Language;
  readonly formats: Formats;
  /** Of the organisation whose trail it is. */
  readonly speedUnit: string;
  readonly organisations: readonly { readonly id: string; readonly name: Text }[];
}

interface Event {
  readonly action: string;
  readonly fields: readonly string[];
  readonly details: unknown;
}

const FIELDS = [
  'sourceRecordId',
  'attributes',
  'units',
  'casualties',
  'standingAccess',
  'secondFactorRequired',
  'defaultLanguage',
  'uploadRetentionDays',
  'auditRetentionDays',
  'outsideBoundary',
  'placeConfidence',
  'monthLetters',
  'note',
  'words',
  'displayName',
  'language',
] as const;

/** Kinds of things that events are about, as this page names them. */
const SUBJECTS = [
  'accessibility',
  'accessibilityfeature',
  'accident',
  'appraisal',
  'backup',
  'evaluation-run',
  'hotspot-run',
  'import',
  'intervention',
  'invitation',
  'organisation',
  'person',
  'placement',
  'published-factor',
  'release',
  'road-segment',
  'sharing-grant',
  'subject-request',
  'token',
  'traffic-count',
  'unit-values',
  'upload',
] as const;

/** What an event was about; empty for what this page does not know by name. */
export function describeSubject(kind: string | null | undefined, t: TFunction): string {
  const known = SUBJECTS.find((each) => each === kind);
  return known === undefined ? '' : t(`audit.subject.${known}`);
}

/** The small facts of an event that a person understands; all of them, as they are stored, stand beside. */
export function describeDetails(event: Event, words: Words): readonly string[] {
  const details = (event.details ?? {}) as Readonly<Record<string, unknown>>;
  const { t } = words;
  return [
    ...describeWay(details, t),
    ...describeCounts(event.action, details, words),
    ...describeExport(event.action, details, words),
    ...describeRoles(details, words),
    ...describeOwner(details, words),
    ...describeFields(event.fields, t),
  ];
}

function describeWay({ how, by, again, secondFactor, known, approved }: Readonly<Record<string, unknown>>, t: TFunction): string[] {
  const ways: Readonly<Record<string, string>> = {
    password: t('audit.detail.password'),
    'single-sign-on': t('audit.detail.singleSignOn'),
    link: t('audit.detail.link'),
    operator: t('audit.detail.byOperator'),
    mail: t('audit.detail.byMail'),
  };
  return [
    ...[how, by].flatMap((way) => (typeof way === 'string' ? (ways[way] ?? []) : [])),
    ...(again === true ? [t('audit.detail.again')] : []),
    ...(secondFactor === true ? [t('audit.detail.withCode')] : []),
    ...(known === false ? [t('audit.detail.unknownPerson')] : []),
    ...(typeof approved === 'boolean' ? [t(approved ? 'audit.detail.approved' : 'audit.detail.refused')] : []),
  ];
}

function describeCounts(action: string, details: Readonly<Record<string, unknown>>, { t, formats }: Words): string[] {
  const { days, count, files, validFrom, validUntil } = details;
  return [
    ...(typeof days === 'number' ? [t('audit.detail.days', { count: days })] : []),
    ...((action === 'personal.read' || action === 'records.exported') && typeof count === 'number'
      ? [t('audit.detail.records', { count })]
      : []),
    ...(typeof files === 'number' ? [t('audit.detail.files', { count: files })] : []),
    ...(typeof validFrom === 'string' && typeof validUntil === 'string'
      ? [t('audit.detail.period', { value: formats.period({ start: validFrom, end: validUntil }) })]
      : []),
  ];
}

/** In which form something was taken away, and what of it. */
function describeExport(action: string, { format, filter }: Readonly<Record<string, unknown>>, words: Words): string[] {
  if (action !== 'records.exported') return [];
  const kind = ACCIDENT_FILE_KINDS.find((each) => each === format);
  return [
    ...(kind === undefined ? [] : [ACCIDENT_FILE_LABELS[kind][words.language]]),
    ...(typeof filter === 'string' ? describeTaken(filter, words) : []),
  ];
}

function describeTaken(filter: string, { t, language, speedUnit }: Words): string[] {
  try {
    return [describeStoredFilter(readAccidentFilter(filter), language, t, speedUnit)];
  } catch {
    // Of a version that filters by more: what is stored stands beside.
    return [];
  }
}

function describeRoles({ roles }: Readonly<Record<string, unknown>>, { t, language }: Words): string[] {
  const named = typeof roles === 'string' ? nameRoles(roles.split(' '), language) : '';
  return named === '' ? [] : [t('audit.detail.roles', { value: named })];
}

function describeOwner({ recordsOf, recipientId }: Readonly<Record<string, unknown>>, { t, language, organisations }: Words): string[] {
  const nameOf = (id: unknown): string | undefined => organisations.find((each) => each.id === id)?.name[language];
  const recipient = nameOf(recipientId);
  return [
    ...(typeof recordsOf === 'string'
      ? [nameOf(recordsOf) === undefined ? t('audit.detail.recordsOfOther') : t('audit.detail.recordsOf', { value: nameOf(recordsOf) })]
      : []),
    ...(recipient === undefined ? [] : [recipient]),
  ];
}

/** `casualties.age` and `casualties.sex` are both something about casualties. */
function describeFields(fields: readonly string[], t: TFunction): string[] {
  const tops = fields.map((field) => field.split('.')[0]);
  const named = FIELDS.filter((field) => tops.includes(field)).map((field) => t(`audit.field.${field}`));
  return named.length === 0 ? [] : [t('audit.detail.fields', { value: named.join(', ') })];
}
