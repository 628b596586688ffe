import type { PublishedArea, PublishedRelease } from '@elektron/domain';
import { RULES_OF_RELEASES, type Attack, type Documents, type Finding, type Knowledge, type Statement } from './knowledge.ts';
import { layOutLand } from './land.ts';
import { boundPart } from './solver.ts';
import { ModelBuilder, type Equation, type Model, type Unknown } from './unknowns.ts';

export interface AttackOptions {
  /** What is known beyond the rules that everybody knows, or less. */
  readonly knowledge?: Partial<Knowledge>;
  /** Rates, shares and other numbers beside the counts. */
  readonly statements?: readonly Statement[];
  /** Finds every bound to the last, and hands all of them out. */
  readonly isExact?: boolean;
}

/** Unknowns that sums alone decide, without any search; NaN where they do not. */
class KnownValues {
  readonly values: Float64Array;
  readonly contradictions: string[] = [];
  readonly #model: Model;
  readonly #equationsOf: number[][];

  constructor(model: Model) {
    this.#model = model;
    this.values = Float64Array.from(model.unknowns, ({ shown }) => shown ?? NaN);
    this.#equationsOf = model.unknowns.map(() => []);
    for (const [e, { unknowns }] of model.equations.entries()) for (const one of unknowns) this.#equationsOf[one]!.push(e);
    this.#propagate();
  }

  #propagate(): void {
    const waiting = new Set(this.#model.equations.keys());
    for (const e of waiting) {
      waiting.delete(e);
      for (const [unknown, value] of this.#solve(this.#model.equations[e]!)) {
        const { name, floor } = this.#model.unknowns[unknown]!;
        if (value < floor) this.contradictions.push(`${name}: ${value}`);
        this.values[unknown] = value;
        for (const other of this.#equationsOf[unknown]!) waiting.add(other);
      }
    }
  }

  /** What one equation decides: its last open unknown, or that all of them are zero. */
  #solve({ unknowns, coefficients, low, high }: Equation): (readonly [unknown: number, value: number])[] {
    if (low !== high) return [];
    const open = unknowns.flatMap((unknown, i) => (Number.isNaN(this.values[unknown]!) ? [i] : []));
    if (open.length === 0) return [];
    const rest = unknowns.reduce(
      (sum, unknown, i) => (Number.isNaN(this.values[unknown]!) ? sum : sum - coefficients[i]! * this.values[unknown]!),
      low,
    );
    if (open.length === 1) return [[unknowns[open[0]!]!, rest / coefficients[open[0]!]! + 0]];
    const isOneSign = open.every((i) => Math.sign(coefficients[i]!) === Math.sign(coefficients[open[0]!]!));
    return rest === 0 && isOneSign ? open.map((i) => [unknowns[i]!, 0] as const) : [];
  }
}

/** Open unknowns that no equation joins are looked at apart. */
function findParts(model: Model, known: Float64Array): { unknowns: number[]; equations: Equation[] }[] {
  const parent = Int32Array.from(model.unknowns.keys());
  const rootOf = (start: number): number => {
    let at = start;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const open = model.equations.flatMap((equation) => {
    const kept = equation.unknowns.flatMap((unknown, i) => (Number.isNaN(known[unknown]!) ? [i] : []));
    if (kept.length === 0) return [];
    const sum = equation.unknowns.reduce(
      (all, unknown, i) => (Number.isNaN(known[unknown]!) ? all : all + equation.coefficients[i]! * known[unknown]!),
      0,
    );
    const unknowns = kept.map((i) => equation.unknowns[i]!);
    for (const one of unknowns) parent[rootOf(one)] = rootOf(unknowns[0]!);
    return [{ unknowns, coefficients: kept.map((i) => equation.coefficients[i]!), low: equation.low - sum, high: equation.high - sum }];
  });
  const parts = new Map<number, { unknowns: number[]; equations: Equation[] }>();
  for (const i of model.unknowns.keys()) {
    if (!Number.isNaN(known[i]!)) continue;
    const part = parts.get(rootOf(i)) ?? { unknowns: [], equations: [] };
    parts.set(rootOf(i), part);
    part.unknowns.push(i);
  }
  for (const equation of open) parts.get(rootOf(equation.unknowns[0]!))!.equations.push(equation);
  return [...parts.values()];
}

/** Bounds of every wanted number, as whole numbers. */
interface Bounds {
  readonly of: Map<number, readonly [low: number, high: number]>;
  readonly contradictions: string[];
  parts: number;
  solved: number;
}

async function findBounds(model: Model, threshold: number, isExact: boolean): Promise<Bounds> {
  const known = new KnownValues(model);
  const bounds: Bounds = { of: new Map(), contradictions: [...model.contradictions, ...known.contradictions], parts: 0, solved: 0 };
  for (const [i, value] of known.values.entries()) if (!Number.isNaN(value)) bounds.of.set(i, [value, value]);
  const limits = { width: threshold - 1, enough: threshold, isExact };
  for (const part of findParts(model, known.values)) {
    const at = new Map(part.unknowns.map((unknown, i) => [unknown, i]));
    const wanted = part.unknowns.filter((unknown) => model.unknowns[unknown]!.isWanted);
    if (wanted.length === 0) continue;
    const equations = part.equations.map((equation) => ({ ...equation, unknowns: equation.unknowns.map((one) => at.get(one)!) }));
    const floors = part.unknowns.map((unknown) => model.unknowns[unknown]!.floor);
    const answer = await boundPart({ equations, floors, wanted: wanted.map((one) => at.get(one)!) }, limits);
    bounds.parts += 1;
    bounds.solved += answer.solved;
    if (answer.bounds === null) bounds.contradictions.push(`${model.unknowns[wanted[0]!]!.name} and what is joined to it`);
    else for (const [i, unknown] of wanted.entries()) bounds.of.set(unknown, answer.bounds[i]!);
  }
  return bounds;
}

/** Numbers below k of which there are fewer than k to choose from. */
function findCells(model: Model, bounds: Bounds, threshold: number): Finding[] {
  return model.unknowns.flatMap((unknown, i): Finding[] => {
    const found = bounds.of.get(i);
    if (found === undefined || !unknown.isWanted || unknown.shown !== null) return [];
    const [low, high] = found;
    const isTold = high - low < threshold - 1 && low < threshold && high > 0;
    return isTold ? [{ kind: unknown.isListed ? 'cell' : 'piece', about: unknown.name, low, high }] : [];
  });
}

/** Groups that can have accidents, and of which all have one and the same value of a dimension that is published of them. */
function findAttributes(model: Model, bounds: Bounds, knowledge: Knowledge): Finding[] {
  const mostOf = (unknown: number | undefined): number => (unknown === undefined ? Infinity : (bounds.of.get(unknown)?.[1] ?? Infinity));
  return model.unknowns.flatMap((group, i): Finding[] => {
    if (!group.isListed || mostOf(i) === 0) return [];
    return model.dimensions.flatMap((dimension, d): Finding[] => {
      if (group.values.some(([own]) => own === d) || dimension.values.length < 2) return [];
      const cells = dimension.values.map((_, v) => model.indexOf(group.node, group.time, withValue(group.values, d, v)));
      if (!cells.every((cell) => cell !== undefined && model.unknowns[cell]!.isListed)) return [];
      const possible = dimension.values.filter((_, v) => mostOf(cells[v]) > 0);
      if (possible.length !== 1 || isByMeaning(model, group, dimension.id, knowledge)) return [];
      return [{ kind: 'attribute', about: `${group.name}: ${dimension.id} is ${possible[0]!}`, low: 0, high: 0 }];
    });
  });
}

function withValue(values: Unknown['values'], d: number, v: number): Unknown['values'] {
  return [...values, [d, v] as const].sort(([a], [b]) => a - b);
}

/** A value that the group's own values already mean is nothing to learn. */
function isByMeaning(model: Model, group: Unknown, dimension: string, { meanings }: Knowledge): boolean {
  return meanings.some(({ whole, parts }) => {
    const both = [whole.dimension, parts[0]!.dimension];
    return both.includes(dimension) && group.values.some(([d]) => both.includes(model.dimensions[d]!.id));
  });
}

/** Everything that can be told of documents when all of them are of the same accidents. */
export async function attack(documents: Documents, options: AttackOptions = {}): Promise<Attack> {
  const knowledge = { ...RULES_OF_RELEASES, ...options.knowledge };
  const threshold = Math.min(...documents.map((document) => document.threshold));
  const land = layOutLand(documents, knowledge);
  const model = new ModelBuilder(documents, land, knowledge).build(options.statements ?? []);
  const bounds = await findBounds(model, threshold, options.isExact ?? false);
  const findings = [
    ...bounds.contradictions.map((about): Finding => ({ kind: 'contradiction', about, low: NaN, high: NaN })),
    ...findCells(model, bounds, threshold),
    ...findAttributes(model, bounds, knowledge),
  ];
  const wanted = model.unknowns.flatMap(({ isWanted, shown }, i) => (isWanted && shown === null ? [i] : []));
  return {
    findings,
    looked: wanted.length,
    unknowns: model.unknowns.length,
    equations: model.equations.length,
    parts: bounds.parts,
    solved: bounds.solved,
    bounds: new Map(
      options.isExact === true
        ? wanted.flatMap((i) => (bounds.of.has(i) ? [[model.unknowns[i]!.name, bounds.of.get(i)!] as const] : []))
        : [],
    ),
  };
}

/**
 * What the later of two releases has more, as if it were a release of its own: of the accidents that were found late, where nothing else changed. Numbers
 * that one of them does not show are not shown here either. Null where nothing changed, or something was taken out again.
 */
export function differenceOf(earlier: PublishedRelease, later: PublishedRelease): PublishedRelease | null {
  const before = new Map(earlier.areas.map((area) => [area.id, area]));
  const change = { isAny: false, isFewer: false };
  const subtract = (table: string, period: string, counts: readonly (number | null)[], area: PublishedArea): (number | null)[] => {
    const old = before.get(area.id)?.counts[table]?.[period];
    return counts.map((count, i) => {
      const was = old?.[i] ?? null;
      if (count === null || was === null) return null;
      if (count !== was) change.isAny = true;
      if (count < was) change.isFewer = true;
      return count - was;
    });
  };
  const areas = later.areas
    .filter(({ id }) => before.has(id))
    .map((area) => ({
      ...area,
      counts: Object.fromEntries(
        Object.entries(area.counts).map(([table, byPeriod]) => [
          table,
          Object.fromEntries(
            Object.entries(byPeriod).flatMap(([period, counts]) =>
              before.get(area.id)!.counts[table]?.[period]?.length === counts.length
                ? [[period, subtract(table, period, counts, area)]]
                : [],
            ),
          ),
        ]),
      ),
    }));
  return change.isAny && !change.isFewer ? { ...later, areas } : null;
}

/** Numbers that two releases show of the same area and period, and between which there is less than k. */
function findChanges(earlier: PublishedRelease, later: PublishedRelease): Finding[] {
  const before = new Map(earlier.areas.map((area) => [area.id, area]));
  const threshold = Math.min(earlier.threshold, later.threshold);
  return later.areas.flatMap((area) =>
    Object.entries(area.counts).flatMap(([table, byPeriod]) =>
      Object.entries(byPeriod).flatMap(([period, counts]) =>
        counts.flatMap((count, i): Finding[] => {
          const was = before.get(area.id)?.counts[table]?.[period]?.[i] ?? null;
          const change = Math.abs((count ?? 0) - (was ?? 0));
          if (count === null || was === null || change === 0 || change >= threshold) return [];
          return [{ kind: 'change', about: `${area.id}, ${period}, ${table} ${i}`, low: change, high: change }];
        }),
      ),
    ),
  );
}

/** Leaks alone: that documents contradict each other tells by itself nothing of anybody. */
export function leaksOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ kind }) => kind !== 'contradiction');
}

const contradicts = ({ findings }: Attack): boolean => findings.some(({ kind }) => kind === 'contradiction');

/**
 * Everything together, then, where documents contradict each other, each by itself; and what changed from one to another of the same organisation.
 */
export async function attackAll(documents: Documents, options: AttackOptions = {}): Promise<Attack> {
  const together = await attack(documents, options);
  const attacks = [together];
  if (contradicts(together)) {
    // Then land that is not listed may hold accidents, or not all documents are of the same ones.
    const unknown = { ...options, knowledge: { ...options.knowledge, unlisted: 'unknown' as const } };
    const others = [await attack(documents, unknown)];
    if (documents.length > 1) {
      for (const document of documents) {
        const alone = await attack([document], { ...options, statements: [] });
        others.push(contradicts(alone) ? await attack([document], { ...unknown, statements: [] }) : alone);
      }
    }
    attacks.push(...others.filter((one) => !contradicts(one) || documents.length === 1));
  }
  const changes: Finding[] = [];
  for (const [i, earlier] of documents.entries()) {
    for (const later of documents.slice(i + 1)) {
      if (earlier.organisation.slug !== later.organisation.slug) continue;
      changes.push(...findChanges(earlier, later));
      const added = differenceOf(earlier, later);
      if (added !== null) {
        const found = await attack([added], { knowledge: { ...options.knowledge, floors: 'none', unlisted: 'unknown' } });
        changes.push(...leaksOf(found.findings).map((finding): Finding => ({ ...finding, kind: 'change' })));
      }
    }
  }
  const sum = (of: (one: Attack) => number): number => attacks.reduce((all, one) => all + of(one), 0);
  return {
    findings: [...attacks.flatMap(({ findings }) => findings), ...changes],
    looked: sum(({ looked }) => looked),
    unknowns: sum(({ unknowns }) => unknowns),
    equations: sum(({ equations }) => equations),
    parts: sum(({ parts }) => parts),
    solved: sum(({ solved }) => solved),
    bounds: together.bounds,
  };
}
