import type { ProblemDetails, Text } from '@elektron/domain';
import { STEPS_THAT_SHOW_SPREAD } from '@elektron/statistics';

import { check, type DesignCheck } from './design-check.ts';
import { SEVERITY_SHARES, type DesignCheckId, type DesignFindingCode } from './design-texts.ts';
import type { KnownChange } from './known-change.ts';
import type { RecordedSeries, RecordingJump, RecordingJumps } from './recording-jumps.ts';

const YEARS_TO_COMPARE = 2;
/** Named in one sentence; the others are counted. */
const MOST_NAMED = 3;

/** Whether accidents were recorded in one way throughout: by the data themselves, and by what people have noted. */
export function checkRecording(recording: RecordingJumps, changes: readonly KnownChange[]): DesignCheck[] {
  const showsSpread = recording.years > STEPS_THAT_SHOW_SPREAD;
  const of = (id: DesignCheckId, code: DesignFindingCode, series: readonly RecordedSeries[]): DesignCheck => {
    if (recording.years < YEARS_TO_COMPARE) return check(id, 'not-known', 'YEARS_TOO_FEW');
    const worst = findWorst(recording.jumps.filter((jump) => series.includes(jump.series)));
    if (worst === null) return check(id, 'passed', showsSpread ? 'STEADY' : 'STEADY_BY_CHANCE', { years: recording.years });
    return check(id, 'attention', code, { ...numbersOf(worst), what: nameOf(worst.series) });
  };
  return [
    of('recording-level', 'LEVEL_JUMPED', ['level']),
    of('recording-located', 'LOCATED_JUMPED', ['located']),
    of('recording-severity', 'SEVERITY_JUMPED', ['severe', 'damage-only', 'unknown']),
    checkChanges(changes),
  ];
}

/** The step that chance explains least. */
export function findWorst(jumps: readonly RecordingJump[]): RecordingJump | null {
  return jumps.reduce<RecordingJump | null>((worst, jump) => (worst === null || jump.pValue < worst.pValue ? jump : worst), null);
}

/** Of a share in per cent; whole numbers both. */
export function numbersOf({ series, year, before, after }: RecordingJump): ProblemDetails {
  const shown = (value: number): number => (series === 'level' ? value : Math.round(100 * value));
  return { year, before: shown(before), after: shown(after) };
}

export function nameOf(series: RecordedSeries): Text {
  if (series === 'level') return { el: 'πλήθος ατυχημάτων', en: 'number of accidents' };
  if (series === 'located') return { el: '% με γνωστή θέση', en: '% with a known place' };
  const { el, en } = SEVERITY_SHARES[series];
  return { el: `% ${el}`, en: `% ${en}` };
}

function checkChanges(changes: readonly KnownChange[]): DesignCheck {
  const [first] = changes;
  if (first === undefined) return check('recording-known', 'passed', 'CHANGES_NONE');
  const named = changes.slice(0, MOST_NAMED).map(({ text }) => text);
  const list = { el: named.map(({ el }) => el).join('· '), en: named.map(({ en }) => en).join('; ') };
  return check('recording-known', 'attention', 'CHANGES_KNOWN', { changes: changes.length, first: first.on, list });
}
