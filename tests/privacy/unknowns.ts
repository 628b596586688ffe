import type { PublishedRelease } from '@elektron/domain';
import type { CellReference, DimensionValue, Documents, Knowledge, Statement } from './knowledge.ts';
import type { Land } from './land.ts';

/*
 * Everything that is counted, as unknowns: an area, a period and some values of dimensions each; and the sums that hold between them. A number that is
 * shown is an unknown whose value is known.
 */

export interface Unknown {
  /** In words. */
  readonly name: string;
  readonly node: number;
  /** Periods are sets of years that no period divides: `0,1,2`. */
  readonly time: string;
  /** Values by dimension, in the order of the dimensions; none is the total. */
  readonly values: readonly (readonly [dimension: number, value: number])[];
  /** Somebody lists it, shown or not; otherwise it is what subtraction leaves, or only a step of the calculation. */
  isListed: boolean;
  /** Whether somebody could want to know it: what is listed, and what subtraction leaves of it. */
  isWanted: boolean;
  /** What it is at least. */
  floor: number;
  /** As it was shown; null where it was not. */
  shown: number | null;
}

/** `low ≤ sum of coefficient × unknown ≤ high`. */
export interface Equation {
  readonly unknowns: readonly number[];
  readonly coefficients: readonly number[];
  readonly low: number;
  readonly high: number;
}

export interface Dimension {
  readonly id: string;
  readonly values: readonly string[];
}

export interface Model {
  readonly unknowns: readonly Unknown[];
  readonly equations: readonly Equation[];
  readonly dimensions: readonly Dimension[];
  /** Positions of unknowns by area, period and values. */
  readonly indexOf: (node: number, time: string, values: Unknown['values']) => number | undefined;
  readonly indexOfCell: (cell: CellReference) => number | undefined;
  /** What cannot all be true: two documents show two numbers of the same thing. */
  readonly contradictions: readonly string[];
}

/** All tuples of values of some dimensions, the last running fastest. */
function tuples(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>((found, size) => found.flatMap((before) => Array.from({ length: size }, (_, v) => [...before, v])), [[]]);
}

/**
 * Dimensions of all documents. One that another document has with more values behind its own is the same: values that no record has are left out. Of the
 * same name with other values it is another one.
 */
function gatherDimensions(documents: Documents): { dimensions: Dimension[]; of: (release: number, id: string) => number } {
  const dimensions: Dimension[] = [];
  const longestFirst = documents
    .flatMap((document) => document.dimensions)
    .map(({ id, values }) => ({ id, values: values.map((value) => value.id) }))
    .sort((a, b) => b.values.length - a.values.length);
  const find = ({ id, values }: Dimension): number =>
    dimensions.findIndex((one) => one.id === id && values.every((value, i) => one.values[i] === value));
  for (const one of longestFirst) if (find(one) < 0) dimensions.push(one);
  return {
    dimensions,
    of: (release, id) => {
      const { values } = documents[release]!.dimensions.find((one) => one.id === id)!;
      return find({ id, values: values.map((value) => value.id) });
    },
  };
}

/** Years between which no period begins or ends. */
function gatherTimes(documents: Documents): { of: (release: number, period: string) => string; names: string[] } {
  const edges = [...new Set(documents.flatMap(({ periods }) => periods.flatMap(({ from, to }) => [from, to + 1])))].sort((a, b) => a - b);
  const names = edges.slice(0, -1).map((from, i) => (edges[i + 1]! - from === 1 ? `${from}` : `${from}-${edges[i + 1]! - 1}`));
  const of = (release: number, id: string): string => {
    const { from, to } = documents[release]!.periods.find((period) => period.id === id)!;
    return edges.flatMap((edge, i) => (edge >= from && edge <= to && i < edges.length - 1 ? [i] : [])).join(',');
  };
  return { of, names };
}

export class ModelBuilder {
  readonly unknowns: Unknown[] = [];
  readonly equations: Equation[] = [];
  readonly contradictions: string[] = [];
  readonly #index = new Map<string, number>();
  /** By node and time: sets of dimensions of which numbers are there, `''` the totals. */
  readonly #present = new Map<string, Set<string>>();
  readonly #timesOfNode = new Map<number, Set<string>>();
  readonly #dimensions: ReturnType<typeof gatherDimensions>;
  readonly #times: ReturnType<typeof gatherTimes>;
  readonly #documents: Documents;
  readonly #land: Land;
  readonly #knowledge: Knowledge;

  constructor(documents: Documents, land: Land, knowledge: Knowledge) {
    this.#documents = documents;
    this.#land = land;
    this.#knowledge = knowledge;
    this.#dimensions = gatherDimensions(documents);
    this.#times = gatherTimes(documents);
  }

  build(statements: readonly Statement[]): Model {
    for (const [r, release] of this.#documents.entries()) this.#read(r, release);
    this.#close();
    this.#addSums();
    this.#addMeanings();
    for (const { terms, low, high } of statements) this.#addStatement(terms, low, high);
    return {
      unknowns: this.unknowns,
      equations: this.equations,
      dimensions: this.#dimensions.dimensions,
      contradictions: this.contradictions,
      indexOf: (node, time, values) => this.#index.get(keyOf(node, time, values)),
      indexOfCell: (cell) => this.#indexOfCell(cell),
    };
  }

  #valuesOf(release: number, table: string, index: number): Unknown['values'] {
    const ids = this.#documents[release]!.tables.find(({ id }) => id === table)!.dimensions;
    const dims = ids.map((id) => this.#dimensions.of(release, id));
    const sizes = ids.map((id) => this.#documents[release]!.dimensions.find((one) => one.id === id)!.values.length);
    let rest = index;
    const values = sizes.map(() => 0);
    for (let i = sizes.length - 1; i >= 0; i--) {
      values[i] = rest % sizes[i]!;
      rest = Math.floor(rest / sizes[i]!);
    }
    return dims.map((d, i) => [d, values[i]!] as const).sort(([a], [b]) => a - b);
  }

  #indexOfCell({ release, area, period, table, index }: CellReference): number | undefined {
    const node = this.#land.nodeOf[release]!.get(area);
    return node === undefined
      ? undefined
      : this.#index.get(keyOf(node, this.#times.of(release, period), this.#valuesOf(release, table, index)));
  }

  #read(r: number, release: PublishedRelease): void {
    for (const area of release.areas) {
      const node = this.#land.nodeOf[r]!.get(area.id);
      if (node === undefined) continue;
      for (const [table, byPeriod] of Object.entries(area.counts)) {
        for (const [period, counts] of Object.entries(byPeriod)) {
          const time = this.#times.of(r, period);
          const valuesOfFirst = this.#valuesOf(r, table, 0);
          this.#mark(
            node,
            time,
            valuesOfFirst.map(([d]) => d),
          );
          counts.forEach((count, i) => this.#readCount(node, time, this.#valuesOf(r, table, i), count));
          this.#readLeftOut(node, time, valuesOfFirst, counts.length);
        }
      }
    }
    // An area that is not listed where others of its kind are has no accident.
    if (this.#knowledge.unlisted !== 'empty') return;
    for (const { node, resolution } of this.#land.unlistedOf[r]!) {
      const totals = release.tables.filter(
        ({ dimensions, geographies }) => dimensions.length === 0 && geographies.some((one) => one === `hexagon-${resolution}`),
      );
      for (const period of totals.flatMap(({ periods }) => periods)) {
        this.#mark(node, this.#times.of(r, period), []);
        this.#readCount(node, this.#times.of(r, period), [], 0);
      }
    }
  }

  /** Values that the document leaves out, and another has, are of no record of the organisation. */
  #readLeftOut(node: number, time: string, [first, ...others]: Unknown['values'], count: number): void {
    if (first === undefined || others.length > 0 || this.#knowledge.unlisted !== 'empty') return;
    const size = this.#dimensions.dimensions[first[0]]!.values.length;
    for (let value = count; value < size; value++) this.#readCount(node, time, [[first[0], value]], 0);
  }

  #readCount(node: number, time: string, values: Unknown['values'], count: number | null): void {
    const unknown = this.unknowns[this.ensure(node, time, values)]!;
    unknown.isListed = true;
    unknown.isWanted = true;
    if (count !== null) {
      if (unknown.shown !== null && unknown.shown !== count) this.contradictions.push(`${unknown.name}: ${unknown.shown} and ${count}`);
      else unknown.shown = count;
    } else if (this.#isOneAtLeast(node, values.length === 0)) {
      unknown.floor = 1;
    }
  }

  #isOneAtLeast(node: number, isTotal: boolean): boolean {
    const { floors } = this.#knowledge;
    if (floors === 'cells' || !isTotal) return floors === 'cells';
    const { isZeroTold, isOutside } = this.#land.nodes[node]!;
    return floors === 'areas' || (floors === 'rule' && (isZeroTold || isOutside));
  }

  #mark(node: number, time: string, dims: readonly number[]): boolean {
    const at = `${node} ${time}`;
    const present = this.#present.get(at) ?? new Set<string>();
    this.#present.set(at, present);
    const times = this.#timesOfNode.get(node) ?? new Set<string>();
    this.#timesOfNode.set(node, times.add(time));
    const key = [...dims].sort((a, b) => a - b).join(',');
    if (present.has(key)) return false;
    present.add(key);
    // With a table its margins are there too.
    for (const left of dims)
      this.#mark(
        node,
        time,
        dims.filter((d) => d !== left),
      );
    return true;
  }

  presentAt(node: number, time: string): ReadonlySet<string> {
    return this.#present.get(`${node} ${time}`) ?? new Set();
  }

  ensure(node: number, time: string, values: Unknown['values']): number {
    const key = keyOf(node, time, values);
    const found = this.#index.get(key);
    if (found !== undefined) return found;
    const words = values.map(([d, v]) => this.#dimensions.dimensions[d]!.values[v]!);
    const years = time.split(',').map((one) => this.#times.names[Number(one)]!);
    const name = [
      this.#land.nodes[node]!.name,
      years.length === 1 ? years[0]! : `${years[0]!.slice(0, 4)}-${years.at(-1)!.slice(-4)}`,
      ...words,
    ].join(', ');
    const at = this.unknowns.push({ name, node, time, values, isListed: false, isWanted: false, floor: 0, shown: null }) - 1;
    this.#index.set(key, at);
    return at;
  }

  #timesAt(node: number): string[] {
    return [...(this.#timesOfNode.get(node) ?? [])];
  }

  /** Adds what lies between what is published, until nothing is missing that a sum needs. */
  #close(): void {
    const { depth } = this.#knowledge;
    for (let grew = true; grew;) {
      grew = false;
      for (const node of [...this.#timesOfNode.keys()]) if (this.#cutTimes(node, this.#timesAt(node))) grew = true;
      for (const { whole, parts } of this.#land.splits) {
        for (const time of this.#timesAt(whole)) {
          for (const dims of this.presentAt(whole, time)) {
            const isInSome = depth !== 'published' || parts.some((part) => this.presentAt(part, time).has(dims));
            if (isInSome) for (const part of parts) if (this.#mark(part, time, toDims(dims))) grew = true;
          }
        }
      }
    }
    if (depth === 'full') this.#crossLeaves();
  }

  /** Where periods overlap, everything is cut into years that none of them cuts. */
  #cutTimes(node: number, times: readonly string[]): boolean {
    let grew = false;
    for (const time of times) {
      const segments = time.split(',');
      const isCut =
        segments.length > 1 && (this.#knowledge.depth !== 'published' || times.some((other) => other !== time && overlaps(other, time)));
      if (!isCut) continue;
      for (const dims of this.presentAt(node, time))
        for (const segment of segments) if (this.#mark(node, segment, toDims(dims))) grew = true;
    }
    return grew;
  }

  #crossLeaves(): void {
    const divided = new Set(this.#land.splits.map(({ whole }) => whole));
    const all = this.#dimensions.dimensions.map((_, d) => d);
    for (const at of [...this.#present.keys()]) {
      const [node = '', time = ''] = at.split(' ');
      if (!divided.has(Number(node)) && !time.includes(',')) this.#mark(Number(node), time, all);
    }
    // The whole of it, too: what is crossed in the parts adds up.
    for (const { whole, parts } of [...this.#land.splits].reverse()) {
      for (const time of this.#timesAt(whole)) {
        for (const part of parts) for (const dims of this.presentAt(part, time)) this.#mark(whole, time, toDims(dims));
      }
    }
  }

  #sum(whole: number, parts: readonly number[]): void {
    this.equations.push({ unknowns: [whole, ...parts], coefficients: [-1, ...parts.map(() => 1)], low: 0, high: 0 });
  }

  #addSums(): void {
    for (const [at, present] of this.#present) {
      const [node = '', time = ''] = at.split(' ');
      for (const dims of present) this.#addSumsOf(Number(node), time, toDims(dims));
    }
    for (const { whole, parts } of this.#land.splits) {
      for (const time of this.#timesAt(whole)) {
        for (const key of this.presentAt(whole, time)) {
          if (!parts.every((part) => this.presentAt(part, time).has(key))) continue;
          for (const values of this.#allValues(toDims(key))) {
            for (const part of parts)
              this.#want(part, time, values, this.#land.nodes[part]!.isPiece && this.#isListedAt(whole, time, values));
            this.#sum(
              this.ensure(whole, time, values),
              parts.map((part) => this.ensure(part, time, values)),
            );
          }
        }
      }
    }
  }

  #isListedAt(node: number, time: string, values: Unknown['values']): boolean {
    return this.unknowns[this.ensure(node, time, values)]!.isListed;
  }

  #want(node: number, time: string, values: Unknown['values'], isWanted: boolean): void {
    if (isWanted) this.unknowns[this.ensure(node, time, values)]!.isWanted = true;
  }

  #allValues(dims: readonly number[]): Unknown['values'][] {
    const sizes = dims.map((d) => this.#dimensions.dimensions[d]!.values.length);
    return tuples(sizes).map((tuple) => dims.map((d, i) => [d, tuple[i]!] as const));
  }

  /** Of an area and period: sums over the values of each dimension, and over the years. */
  #addSumsOf(node: number, time: string, dims: readonly number[]): void {
    for (const over of dims) {
      const size = this.#dimensions.dimensions[over]!.values.length;
      for (const values of this.#allValues(dims.filter((d) => d !== over))) {
        const parts = Array.from({ length: size }, (_, v) =>
          this.ensure(
            node,
            time,
            [...values, [over, v] as const].sort(([a], [b]) => a - b),
          ),
        );
        this.#sum(this.ensure(node, time, values), parts);
      }
    }
    const segments = time.split(',');
    const key = dims.join(',');
    if (segments.length < 2 || !segments.every((one) => this.presentAt(node, one).has(key))) return;
    const others = this.#timesAt(node).filter((other) => other !== time && this.presentAt(node, other).has(key) && overlaps(other, time));
    for (const values of this.#allValues(dims)) {
      const isCut = this.#isListedAt(node, time, values) && others.some((other) => this.#isListedAt(node, other, values));
      for (const one of segments) this.#want(node, one, values, isCut);
      this.#sum(
        this.ensure(node, time, values),
        segments.map((one) => this.ensure(node, one, values)),
      );
      for (const other of others) if (isInside(other, time)) this.#addYearsLeft(node, time, other, values);
    }
  }

  /** What a period leaves of a longer one. */
  #addYearsLeft(node: number, time: string, other: string, values: Unknown['values']): void {
    const inside = other.split(',');
    const left = time
      .split(',')
      .filter((one) => !inside.includes(one))
      .join(',');
    const rest = this.ensure(node, left, values);
    this.#want(node, left, values, this.#isListedAt(node, time, values) && this.#isListedAt(node, other, values));
    this.#sum(this.ensure(node, time, values), [this.ensure(node, other, values), rest]);
  }

  /** What dimensions mean together; what is left of a whole is a number that nobody publishes. */
  #addMeanings(): void {
    for (const meaning of this.#knowledge.meanings) {
      for (const whole of this.#find(meaning.whole)) {
        const [first, ...others] = meaning.parts.map((part) => this.#find(part));
        for (const part of first ?? []) {
          // All parts are of one dimension.
          const parts = [part, ...others.flatMap((found) => found.filter(([d]) => d === part[0]))];
          if (parts.length < meaning.parts.length) continue;
          for (const [at, present] of this.#present) {
            const [node = '', time = ''] = at.split(' ');
            for (const key of present) this.#addMeaning(Number(node), time, toDims(key), whole, parts, meaning.hasRest);
          }
        }
      }
    }
  }

  #find({ dimension, value }: DimensionValue): [dimension: number, value: number][] {
    return this.#dimensions.dimensions.flatMap((one, d): [number, number][] =>
      one.id === dimension && one.values.includes(value) ? [[d, one.values.indexOf(value)]] : [],
    );
  }

  #addMeaning(
    node: number,
    time: string,
    dims: readonly number[],
    whole: readonly [number, number],
    parts: readonly (readonly [number, number])[],
    hasRest: boolean,
  ): void {
    const own = parts[0]![0];
    if (!dims.includes(whole[0]) || dims.includes(own)) return;
    const context = dims.filter((d) => d !== whole[0]);
    if (!this.presentAt(node, time).has([...context, own].sort((a, b) => a - b).join(','))) return;
    for (const values of this.#allValues(context)) {
      const withOne = (one: readonly [number, number]): Unknown['values'] => [...values, one].sort(([a], [b]) => a - b);
      const outer = this.ensure(node, time, withOne(whole));
      const inner = parts.map((part) => this.ensure(node, time, withOne(part)));
      if (hasRest) inner.push(this.#addRest(node, time, withOne(whole), own, outer, inner));
      this.#sum(outer, inner);
    }
  }

  /** Named by a value that no dimension has. */
  #addRest(node: number, time: string, values: Unknown['values'], own: number, outer: number, inner: readonly number[]): number {
    const left = this.ensure(node, time, [...values, [own, -1] as const]);
    const isWanted = [outer, ...inner].every((one) => this.unknowns[one]!.isListed);
    const name = `${this.unknowns[outer]!.name} and nothing of ${this.#dimensions.dimensions[own]!.id}`;
    this.unknowns[left] = { ...this.unknowns[left]!, name, isWanted };
    return left;
  }

  #addStatement(terms: Statement['terms'], low: number, high: number): void {
    const unknowns = terms.map(({ cell }) => this.#indexOfCell(cell));
    if (unknowns.some((one) => one === undefined)) throw new Error('A statement names a number that no document has.');
    this.equations.push({ unknowns: unknowns as number[], coefficients: terms.map(({ coefficient }) => coefficient), low, high });
  }
}

export function keyOf(node: number, time: string, values: Unknown['values']): string {
  return `${node} ${time} ${values.map(([d, v]) => `${d}=${v}`).join(' ')}`;
}

function toDims(key: string): number[] {
  return key === '' ? [] : key.split(',').map(Number);
}

function isInside(inner: string, outer: string): boolean {
  const all = outer.split(',');
  return inner !== outer && inner.split(',').every((one) => all.includes(one));
}

function overlaps(a: string, b: string): boolean {
  const all = b.split(',');
  return a.split(',').some((one) => all.includes(one));
}
