import {
  attributeSources,
  ACCESSIBILITY_FILTER_PARAMETERS,
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCIDENT_TABLE_KINDS,
  FEATURE_CONDITION_LABELS,
  FEATURE_STATE_LABELS,
  formatAccessibilityParameters,
  parseAccessibilityParameters,
  passesAccessibilityFilter,
  type AccessibilityFilter,
  type Language,
  type Text,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { AccessibilityFeature } from '../../accessibility/accessibility-feature.ts';
import { AccessibilityService, listSources } from '../../columns/accessibility/accessibility.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import type { ExportRow } from '../export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';
import { FEATURE_COLUMNS, type FeatureColumn } from './feature-columns.ts';
import { readStretches } from './read-stretches.ts';

/** The features that a filter means, as they were last seen. */
@Injectable()
export class AccessibilityExport implements ExportSource<AccessibilityFilter> {
  readonly #accessibility: AccessibilityService;

  constructor(accessibility: AccessibilityService) {
    this.#accessibility = accessibility;
  }

  async select(context: ActingContext, { actor, filter, language }: ExportQuestion<AccessibilityFilter>): Promise<ExportContents> {
    const { version, features } = await this.#accessibility.getSnapshot(context);
    const meant = features.filter((feature) => passesAccessibilityFilter(feature, filter));
    const columns = FEATURE_COLUMNS.filter(({ personal }) => personal === undefined || actor.capabilities.has('records.personal'));
    return {
      count: meant.length,
      version,
      columns,
      personal: columns.flatMap(({ personal }) => personal ?? []),
      filter: describeFilter(filter, language),
      attributions: attributeSources(listSources(meant)),
      asked: { filter: JSON.stringify(filter) },
      body: { rows: (gone) => readStretches(meant, (feature) => toRow(feature, columns), gone) },
    };
  }
}

const EVERYTHING: Text = { el: 'όλα τα στοιχεία', en: 'all features' };
const SEEN: Readonly<Record<string, Text>> = { seenSince: { el: 'από', en: 'since' }, seenUntil: { el: 'έως', en: 'until' } };

/** The filter in words, for the file. */
function describeFilter(filter: AccessibilityFilter, language: Language): string {
  const words: Readonly<Record<string, Text>> = {
    ...Object.fromEntries(Object.entries(ACCESSIBILITY_ITEM_DECLARATIONS).map(([id, { labels }]) => [id, labels])),
    ...FEATURE_STATE_LABELS,
    ...FEATURE_CONDITION_LABELS,
  };
  const parts = formatAccessibilityParameters(filter).map(([name, value]) => {
    const named = value.split(',').map((word) => words[word]?.[language] ?? word);
    return [...(SEEN[name] === undefined ? [] : [SEEN[name][language]]), named.join(', ')].join(' ');
  });
  return parts.length === 0 ? EVERYTHING[language] : parts.join('; ');
}

function toRow(feature: AccessibilityFeature, columns: readonly FeatureColumn[]): ExportRow {
  const { longitude, latitude, lines } = feature;
  return {
    values: columns.map(({ valueOf }) => valueOf(feature)),
    place: longitude === null || latitude === null ? null : [longitude, latitude],
    ...(lines.length === 0 ? {} : { lines }),
  };
}

export const ACCESSIBILITY: Exportable<AccessibilityFilter> = {
  name: 'accessibility',
  title: { el: 'Προσβασιμότητα', en: 'Accessibility' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Features',
  subjectKind: 'accessibility',
  access: { ofOthers: 'records' },
  parameters: ACCESSIBILITY_FILTER_PARAMETERS,
  parse: parseAccessibilityParameters,
  source: AccessibilityExport,
};
