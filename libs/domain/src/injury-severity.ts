import { getDayNumber } from './period.ts';
import { Problem } from './problem.ts';
import { DEATH_WITHIN_DAYS } from './reporting-month.ts';
import { SEVERITIES, type Severity } from './severity.ts';

/**
 * What police write of a person. `injury` is that somebody was hurt and nobody says how badly. `suicide` is a confirmed one: such a death is no
 * road death, and the person is no casualty.
 */
export const POLICE_OUTCOMES = ['killed', 'serious', 'slight', 'injury', 'uninjured', 'suicide'] as const;
export type PoliceOutcome = (typeof POLICE_OUTCOMES)[number];

/** From this maximum on the abbreviated injury scale an injury is serious by the common definition of the EU. */
export const SERIOUS_FROM_MAIS = 3;
/** The scale ends at 6, which nobody survives. */
const HIGHEST_MAIS = 6;

/** One person of an accident, as police and hospital say it. */
export interface PersonOutcome {
  readonly police: PoliceOutcome;
  /** `YYYY-MM-DD`; null where the person lives, or nobody says when the death was. */
  readonly diedOn: string | null;
  /** Maximum on the abbreviated injury scale, 0 to 6, of a hospital; null where none says it. */
  readonly maximumAbbreviatedInjury: number | null;
}

/** Who says that an injury is serious. The two definitions differ, so figures of the one are not comparable with figures of the other. */
export type SeriousBasis = 'MAIS3+' | 'police';

export interface PersonSeverity {
  /** `excluded`: no casualty at all, a confirmed suicide. `uninjured`: in the accident, and not hurt. */
  readonly severity: Exclude<Severity, 'damage-only'> | 'uninjured' | 'excluded';
  /** Of a serious injury; null for all others. */
  readonly seriousBasis: SeriousBasis | null;
  /** Whole days from the accident to the death, 0 on the same day; null where no day of a death is known. */
  readonly daysToDeath: number | null;
}

/**
 * How severely a person was hurt. A death within 30 days is fatal, whatever police wrote on the day; a later one is not, and then counts what else is
 * known. Serious is MAIS 3 or more where a hospital says so, else what police call serious: a lower MAIS does not undo it, since the two are
 * different definitions and the basis says which one it is. Whom police call killed and who died later than that was hurt, and nobody says how badly.
 * @param accidentOn day of the accident, `YYYY-MM-DD`
 * @throws Problem INPUT_INVALID for a date that is none, a death before the accident, or a MAIS that is none
 * Source: CADaS glossary and UNECE/ITF/Eurostat Glossary for Transport Statistics (killed within 30 days, confirmed suicides excluded); MAIS 3+ is
 * the common definition of a serious injury that the European Commission and the member states agreed on.
 */
export function personSeverity(accidentOn: string, person: PersonOutcome): PersonSeverity {
  const { police, diedOn, maximumAbbreviatedInjury: mais } = person;
  requireMais(mais);
  const daysToDeath = diedOn === null ? null : daysBetween(accidentOn, diedOn);
  const of = (severity: PersonSeverity['severity'], seriousBasis: SeriousBasis | null = null): PersonSeverity => ({
    severity,
    seriousBasis,
    daysToDeath,
  });
  if (police === 'suicide') return of('excluded');
  if (daysToDeath === null ? police === 'killed' : daysToDeath <= DEATH_WITHIN_DAYS) return of('fatal');
  if (mais !== null && mais >= SERIOUS_FROM_MAIS) return of('serious', 'MAIS3+');
  if (police === 'serious') return of('serious', 'police');
  return of(police === 'killed' ? 'injury' : police);
}

/**
 * An accident is as severe as its worst casualty, in the order of SEVERITIES: an injury of unknown severity stays that, and is never taken for a
 * slight one. Without any casualty it is one of damage only.
 */
export function accidentSeverity(people: readonly Pick<PersonSeverity, 'severity'>[]): Severity {
  return SEVERITIES.find((severity) => people.some((person) => person.severity === severity)) ?? 'damage-only';
}

function daysBetween(accidentOn: string, diedOn: string): number {
  const days = getDayNumber(diedOn) - getDayNumber(accidentOn);
  if (days < 0) throw new Problem('INPUT_INVALID', { field: 'diedOn', value: `${diedOn} < ${accidentOn}` });
  return days;
}

function requireMais(mais: number | null): void {
  if (mais !== null && !(Number.isInteger(mais) && mais >= 0 && mais <= HIGHEST_MAIS))
    throw new Problem('INPUT_INVALID', { field: 'maximumAbbreviatedInjury', value: String(mais) });
}
