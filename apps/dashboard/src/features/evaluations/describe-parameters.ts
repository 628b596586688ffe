import type { Language } from '@elektron/domain';
import type { Formats } from '@elektron/ui';
import type { TFunction } from 'i18next';
import { describeParameterValue } from '../../graphql/parameters.ts';
import type { BeforeAfterMethod, Evaluation } from './evaluations-queries.ts';

interface StoredParameters {
  readonly siteKind?: string;
  readonly siteWidthMeters?: number;
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a run was asked with, method by method, in the words of the declarations. */
export function describeParameters(
  evaluation: Evaluation,
  methods: readonly BeforeAfterMethod[],
  language: Language,
  formats: Formats,
  t: TFunction,
): readonly (readonly [string, string])[] {
  const { siteKind, siteWidthMeters, parameters = {} } = (evaluation.parameters ?? {}) as StoredParameters;
  // Sections and junctions have no width; how they were chosen stands in a place of its own.
  const width =
    siteWidthMeters === undefined || siteKind === 'road-site'
      ? []
      : [[t('evaluations.siteWidth'), formats.count(siteWidthMeters)] as const];
  const ofMethods = methods
    .filter((method) => method.parameters.length > 0 && parameters[method.id] !== undefined)
    .map((method) => {
      const values = method.parameters.map((parameter) => {
        const value = parameters[method.id]?.[parameter.name];
        return `${parameter.labels[language]}: ${describeParameterValue(parameter, value, language, formats)}`;
      });
      return [t('evaluations.parametersOf', { method: method.labels[language] }), values.join(' · ')] as const;
    });
  return [...width, ...ofMethods];
}
