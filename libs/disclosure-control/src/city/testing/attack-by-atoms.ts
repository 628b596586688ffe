import { PUBLISHED_UNHURT, type PublishedRelease } from '@elektron/domain';
import { AtomGrid, type Selection } from '../../atom-grid.ts';
import { auditRelease, type ReleaseAudit } from '../../audit-release.ts';
import type { AttributeGroup, Cell } from '../../release.ts';
import type { MadeRelease } from '../release-input.ts';

/** Which of fatal, serious, slight and unhurt the values of a dimension are. */
const SEVERITIES_OF: Readonly<Record<string, readonly (readonly number[])[]>> = {
  injury: [[0, 1, 2], [3]],
  severity: [[0, 1], [2], [3]],
  fatal: [[0], [1, 2, 3]],
};

const HURT = [0, 1, 2];
const UNHURT = [3];

/** Which accidents have a value of a dimension. Those hurt have an age; nobody hurt is the same of every age. */
function selectionOf({ id, values }: MadeRelease['dimensions'][number], v: number): Selection {
  if (id in SEVERITIES_OF) return { severities: SEVERITIES_OF[id]![v]! };
  if (id !== 'age') return { [id]: [v] };
  return values[v]!.id === PUBLISHED_UNHURT ? { severities: UNHURT } : { severities: HURT, age: [v] };
}

type Published = Pick<MadeRelease, 'areas' | 'dimensions' | 'periods' | 'tables'>;

/**
 * The attack on published numbers alone, over accidents of every kind in every smallest hexagon and year: it knows nothing of how the release was made, of its
 * cells and lines, nor of any record.
 */
export function attackByAtoms(releases: readonly (Published | PublishedRelease)[], threshold: number): Promise<ReleaseAudit> {
  const [first] = releases;
  const finest = first!.areas.filter(({ geography }) => geography === 'hexagon-9');
  const position = new Map(finest.map(({ id }, i) => [id, i]));
  const years = releases.flatMap(({ periods }) => periods);
  const from = Math.min(...years.map((period) => period.from));
  const run = (length: number): number[] => Array.from({ length }, (_, i) => i);
  const others = first!.dimensions.filter(({ id }) => !(id in SEVERITIES_OF));
  const grid = new AtomGrid([
    { id: 'place', values: finest.map(({ id }) => id) },
    { id: 'year', values: run(Math.max(...years.map((period) => period.to)) - from + 1).map(String) },
    { id: 'severities', values: ['fatal', 'serious', 'slight', 'unhurt'] },
    ...others.map(({ id, values }) => ({ id, values: values.map((value) => value.id) })),
  ]);
  const cells: Cell[] = [];
  const groups: AttributeGroup[] = [];
  const seen = new Set<string>();
  for (const [r, { areas, tables, periods, dimensions }] of releases.entries()) {
    const parts = new Map<string, number[]>();
    for (const area of [...areas].reverse()) {
      const own = parts.get(area.id) ?? [position.get(area.id)!];
      parts.set(area.id, own);
      if (area.parent !== null) parts.set(area.parent, [...(parts.get(area.parent) ?? []), ...own]);
    }
    for (const area of areas) {
      for (const { id: table, dimensions: over } of tables) {
        const told = over.map((one) => dimensions.find(({ id }) => id === one)!);
        const pairs = told.reduce<Selection[]>(
          (before, one) => before.flatMap((first) => one.values.map((_, v) => ({ ...first, ...selectionOf(one, v) }))),
          [{}],
        );
        for (const [period, counts] of Object.entries(area.counts[table] ?? {})) {
          const span = periods.find(({ id }) => id === period)!;
          // A year that is a block is there twice.
          const name = `${r} / ${area.id} / ${over.join()} / ${period}`;
          if (seen.has(name)) continue;
          seen.add(name);
          const base: Selection = {
            place: parts.get(area.id)!,
            year: run(span.to - span.from + 1).map((year) => span.from - from + year),
          };
          const selected = pairs.map((pair): Selection => ({ ...base, ...pair }));
          for (const [v, count] of counts.entries()) {
            const state = count === null ? 'hidden' : 'shown';
            const atoms = grid.atomsOf(selected[v]!);
            // A zero of a small hexagon is not always shown; of all else it is.
            const isTold = over.length === 0 && area.geography !== 'hexagon-9' && area.geography !== 'hexagon-8';
            cells.push({ id: `${name} / ${v}`, atoms, count: count ?? 0, state, lowest: isTold ? 1 : 0, fixed: true, weight: 1 });
          }
          // Of an accident of which all values but one are known, that one is looked for.
          for (const [d, sought] of told.entries()) {
            const others = told.filter((one) => one !== sought).reduce((product, { values }) => product * values.length, 1);
            const stride = d === 0 ? others : 1;
            for (let known = 0; known < others; known++) {
              const first = d === 0 ? known : known * sought.values.length;
              const values = sought.values.map(({ id }, v) => ({ value: id, atoms: grid.atomsOf(selected[first + v * stride]!) }));
              groups.push({ id: `${name} / ${known}`, attribute: sought.id, values });
            }
          }
        }
      }
    }
  }
  return auditRelease({
    threshold,
    atoms: grid.size,
    truth: null,
    cells,
    groups,
    derived: [],
    lines: [],
    neighbourhoods: [],
    marks: 'alike',
  });
}
