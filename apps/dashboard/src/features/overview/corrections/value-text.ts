import { findCorrectableField, UNKNOWN_LABEL, type CorrectionValue, type Text } from '@elektron/domain';
import type { Formats } from '@elektron/ui';

const DEGREE_DIGITS = 5;

/** What a field is called, and a value of it as people read it. */
export function fieldLabel(subject: string, fieldId: string): Text {
  return findCorrectableField(subject, fieldId)?.labels ?? { el: fieldId, en: fieldId };
}

/** @param value as the API tells it */
export function valueText(subject: string, fieldId: string, value: unknown, formats: Formats): string {
  const field = findCorrectableField(subject, fieldId);
  const told = (value ?? null) as CorrectionValue;
  if (told === null) return UNKNOWN_LABEL[formats.language];
  if (typeof told === 'object') {
    return 'latitude' in told
      ? `${formats.decimal(told.latitude, DEGREE_DIGITS)}, ${formats.decimal(told.longitude, DEGREE_DIGITS)}`
      : `${formats.count(told.x)} ${formats.count(told.y)}`;
  }
  if (field?.kind === 'code') return field.valueLabels?.[String(told)]?.[formats.language] ?? String(told);
  if (field?.kind === 'date') return String(told).split('-').reverse().join('/');
  return String(told);
}
