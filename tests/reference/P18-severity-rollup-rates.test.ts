import { describe, expect, it } from '@jest/globals';
import { accidentSeverity, personSeverity, type PersonOutcome } from '@elektron/domain';
import { enteringVehiclesPerDay, exactRate, millionEnteringVehicles, millionVehicleKilometers, type ExactRate } from '@elektron/statistics';
import { expectEveryNumber, readCase } from './reference-case.ts';

interface Inputs {
  readonly segment: { readonly crashes: number; readonly years: number; readonly length_km: number; readonly aadt: number };
  readonly junction: { readonly crashes: number; readonly years: number; readonly approach_aadt_two_way: readonly number[] };
  readonly area: { readonly deaths: number; readonly population: number; readonly years: number };
  readonly pedestrians: { readonly crashes: number; readonly years: number; readonly crossings_per_day: number };
}

const theCase = readCase('P18-severity-rollup-rates');
const { segment, junction, area, pedestrians } = theCase.inputs as unknown as Inputs;
const LEVEL = 0.95;
const MILLION = 1e6;

/** The words of the case for what the product calls otherwise. */
const POLICE_WORDS: Readonly<Record<string, PersonOutcome['police']>> = {
  killed_at_scene: 'killed',
  killed_suicide: 'suicide',
  injured_serious: 'serious',
  injured_slight: 'slight',
  injured_unknown: 'injury',
  uninjured: 'uninjured',
};
const WORDS_OF_CASE: Readonly<Record<string, string>> = { injury: 'injured_unknown', uninjured: 'none', 'damage-only': 'none' };
const nameInCase = (severity: string): string => WORDS_OF_CASE[severity] ?? severity;

const crashes = theCase.readTable('crashes.csv');
const people = theCase.readTable('persons.csv').map((row) => {
  const accidentOn = crashes.find(({ crash }) => crash === row['crash'])?.['date'] ?? '';
  const outcome: PersonOutcome = {
    police: POLICE_WORDS[row['police_severity'] ?? '']!,
    diedOn: row['date_of_death'] || null,
    maximumAbbreviatedInjury: row['mais'] ? Number(row['mais']) : null,
  };
  return { id: row['person'], crash: row['crash'], ...personSeverity(accidentOn, outcome) };
});
const severityOf = (id: string | undefined): string => accidentSeverity(people.filter(({ crash }) => crash === id));

function rollUp() {
  const persons = (severity: string): number => people.filter((person) => person.severity === severity).length;
  const severities = crashes.map(({ crash }) => severityOf(crash));
  return {
    persons: people.map((person) => ({
      person: person.id,
      days_to_death: person.daysToDeath,
      severity: nameInCase(person.severity),
      serious_basis: person.seriousBasis,
    })),
    crash_severity: Object.fromEntries(crashes.map(({ crash }) => [crash, nameInCase(severityOf(crash))])),
    totals: {
      deaths: persons('fatal'),
      serious: persons('serious'),
      slight: persons('slight'),
      injured_unknown: persons('injury'),
      fatal_crashes: severities.filter((severity) => severity === 'fatal').length,
      injury_crashes: severities.filter((severity) => severity !== 'damage-only').length,
    },
  };
}

const limits = (rate: ExactRate | null): unknown => [rate?.confidenceInterval.lower, rate?.confidenceInterval.upper];

function rates() {
  const kilometers = millionVehicleKilometers(segment.aadt, segment.length_km, segment.years);
  const entering = millionEnteringVehicles(enteringVehiclesPerDay(junction.approach_aadt_two_way), junction.years);
  const crossings = millionEnteringVehicles(pedestrians.crossings_per_day, pedestrians.years);
  const [ofSegment, ofJunction, ofArea, ofPedestrians] = [
    exactRate(segment.crashes, kilometers, LEVEL),
    exactRate(junction.crashes, entering, LEVEL),
    exactRate(area.deaths, (area.population * area.years) / MILLION, LEVEL),
    exactRate(pedestrians.crashes, crossings, LEVEL),
  ];
  return {
    segment: {
      million_vehicle_km: kilometers,
      rate: ofSegment?.rate,
      ci95: limits(ofSegment),
      per_km_year: exactRate(segment.crashes, segment.length_km * segment.years, LEVEL)?.rate,
    },
    junction: { million_entering_vehicles: entering, rate: ofJunction?.rate, ci95: limits(ofJunction) },
    area: { deaths_per_million: ofArea?.rate, ci95: limits(ofArea) },
    pedestrians: { million_crossings: crossings, rate: ofPedestrians?.rate, ci95: limits(ofPedestrians) },
  };
}

describe('P18: severity of persons and accidents, rates with exact limits', () => {
  it('every known number comes out', () => {
    const compared = expectEveryNumber({ ...rollUp(), ...rates() }, theCase.expected, () => ({
      relative: theCase.tolerance['default_rel'] as number,
    }));
    expect(compared).toBe(12 * 4 + 8 + 6 + 5 + 4 + 3 + 4);
  });
});
