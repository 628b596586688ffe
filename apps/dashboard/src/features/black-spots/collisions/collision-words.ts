import {
  ACCIDENT_SEVERITY_LABELS,
  COMPASS_WORDS,
  ROAD_USER_LABELS,
  ROAD_USERS,
  SEVERITIES,
  UNDRAWN_REASON_LABELS,
  UNDRAWN_REASONS,
  UNIT_MOVEMENT_LABELS,
  UNIT_MOVEMENTS,
  type Language,
  type Severity,
} from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { toName } from '../../../filter/filter-input.ts';
import { labelOf } from '../accident-words.ts';
import type { SpotDiagnosis } from '../black-spots-queries.ts';
import { findPoint, type Pattern, type PatternUnit } from './pattern-tracks.ts';

export type ShownAccident = SpotDiagnosis['collisionDiagram']['undrawn'][number]['accidents'][number];

export interface CollisionWords {
  /** How one unit of a pattern moved. */
  readonly unit: (unit: PatternUnit) => string;
  /** The same of every unit, each with what it was. */
  readonly accident: (pattern: Pattern, roadUsers: readonly (string | null | undefined)[]) => string;
  readonly roadUser: (roadUser: string | null | undefined) => string;
  readonly severity: (severity: string | null | undefined) => string;
  readonly reason: (reason: string) => string;
}

/** A collision diagram in words. */
export function useCollisionWords(): CollisionWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const unit = ({ movement, from, to, lostControl, hitObject, hitBy }: PatternUnit): string => {
    const [origin, goal] = [nameOf(from, language), nameOf(to, language)];
    return [
      labelOf(UNIT_MOVEMENTS, UNIT_MOVEMENT_LABELS, movement)[language],
      ...(origin === null || goal === null ? [] : [t('collisions.fromTo', { from: origin, to: goal })]),
      ...(lostControl ? [t('collisions.lostControl')] : []),
      ...(hitObject ? [t('collisions.hitObject')] : []),
      ...(hitBy == null ? [] : [t('collisions.hitBy', { number: hitBy + 1 })]),
    ].join(', ');
  };
  const roadUser = (name: string | null | undefined): string => labelOf(ROAD_USERS, ROAD_USER_LABELS, name)[language];
  return {
    unit,
    roadUser,
    accident: ({ units }, roadUsers) =>
      units.map((each, index) => `${index + 1}. ${each.hitBy == null ? `${roadUser(roadUsers[index])}: ` : ''}${unit(each)}`).join(' · '),
    severity: (severity) => labelOf(SEVERITIES, ACCIDENT_SEVERITY_LABELS, severity)[language],
    reason: (reason) => labelOf(UNDRAWN_REASONS, UNDRAWN_REASON_LABELS, reason)[language],
  };
}

/** The API names severities in upper case or as the domain does. */
export function findSeverity(name: string | null | undefined): Severity | null {
  return SEVERITIES.find((known) => known === name || toName(known) === name) ?? null;
}

function nameOf(point: string | null | undefined, language: Language): string | null {
  const known = findPoint(point);
  return known === null ? null : COMPASS_WORDS[known].name[language];
}
