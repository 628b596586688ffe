import { cellArea, cellToParent, getResolution, isValidCell, latLngToCell, UNITS } from 'h3-js';
import type { PublishedArea } from '@elektron/domain';
import type { Documents, Knowledge } from './knowledge.ts';
import {
  cornersOf,
  hasLand,
  hexagonsOn,
  innerPoints,
  isWithin,
  metersBetween,
  pointsAlong,
  pointsOfHexagon,
  type Place,
} from './outlines.ts';

/*
 * The land of all releases, cut into atoms that no published area cuts: the smallest hexagons that anybody lists, by the municipality (or other area)
 * of each division of the land, and by the road next to it. Which hexagon lies in which is h3's own answer, and whether an outline holds a hexagon is
 * computed from its corners; what documents say of their parents is only believed of areas that are no hexagons.
 */

/** A set of atoms of which some release gives a number, or that is left when such sets are subtracted from each other. */
export interface LandNode {
  readonly atoms: readonly number[];
  readonly name: string;
  /** Nobody publishes it; it is what subtraction leaves. */
  readonly isPiece: boolean;
  /** By the rules a zero is shown as such: municipalities and the coarsest hexagons. */
  readonly isZeroTold: boolean;
  /** A hexagon that does not touch its municipality: listed only because something happened there. */
  readonly isOutside: boolean;
}

/** The parts of a node are disjoint and together the whole of it. */
export interface LandSplit {
  readonly whole: number;
  readonly parts: readonly number[];
}

export interface Land {
  readonly nodes: readonly LandNode[];
  readonly splits: readonly LandSplit[];
  /** By release, then by id of the area: its node; areas without any atom are not there. */
  readonly nodeOf: readonly ReadonlyMap<string, number>[];
  /** By release: nodes of hexagons that other releases of the same division list and this one does not, by resolution. */
  readonly unlistedOf: readonly (readonly { readonly node: number; readonly resolution: number }[])[];
}

const WHOLE = 0.995;
const CIRCLE = 12;

/** The hexagon that an area is, or is the piece of; null for others. */
export function hexagonOf(area: PublishedArea): string | null {
  const resolution = /^hexagon-(\d+)$/.exec(area.geography)?.[1];
  if (resolution === undefined) return null;
  const named = /(?:^|[^0-9a-f])(8[0-9a-f]{14})(?:$|[^0-9a-f])/.exec(area.id)?.[1];
  if (named !== undefined && isValidCell(named) && getResolution(named) === Number(resolution)) return named;
  return latLngToCell(area.centre[1], area.centre[0], Number(resolution));
}

/** The ancestors of a hexagon that are among some, the nearest first; itself included. */
function ancestorsIn(cell: string, listed: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (let resolution = getResolution(cell); resolution >= 0; resolution--) {
    const ancestor = cellToParent(cell, resolution);
    if (listed.has(ancestor)) found.push(ancestor);
  }
  return found;
}

/** One way to share out land: the municipalities of some releases with their hexagons. */
class Division {
  readonly municipalities = new Map<string, PublishedArea>();
  /** Ids of municipalities by the municipality that they are parts of. */
  readonly unions = new Map<string, string[]>();
  /** By hexagon: the municipalities of its pieces, with the size of each. */
  readonly pieces = new Map<string, Map<string, number>>();
  readonly roads = new Map<string, PublishedArea>();

  add(areas: readonly PublishedArea[]): void {
    const byId = new Map(areas.map((area) => [area.id, area]));
    for (const area of areas) {
      if (area.geography === 'municipality') {
        this.municipalities.set(area.id, area);
        if (area.parent !== null) {
          const parts = this.unions.get(area.parent) ?? [];
          if (!parts.includes(area.id)) this.unions.set(area.parent, [...parts, area.id]);
        }
      }
      const cell = hexagonOf(area);
      if (cell !== null) {
        const pieces = this.pieces.get(cell) ?? new Map<string, number>();
        pieces.set(municipalityOf(area, byId), area.areaKm2);
        this.pieces.set(cell, pieces);
      }
      if (area.geography === 'junction' || area.geography === 'section') this.roads.set(area.id, area);
    }
  }

  /** Whether a hexagon lies on the land of its municipality, with a corner at least. */
  isOn(cell: string, municipality: string): boolean {
    const area = this.municipalities.get(municipality);
    if (area === undefined || !hasLand(area)) return true;
    const key = `${getResolution(cell)} ${municipality}`;
    const cells = this.#cellsOn.get(key) ?? hexagonsOn(area, getResolution(cell));
    this.#cellsOn.set(key, cells);
    return cells.has(cell);
  }
  readonly #cellsOn = new Map<string, Set<string>>();

  /** Whether smaller hexagons of the same municipality are listed inside of a piece. */
  hasSmaller(cell: string, municipality: string): boolean {
    return this.#smaller().has(`${cell} ${municipality}`);
  }

  #withSmaller: Set<string> | null = null;
  #smaller(): Set<string> {
    if (this.#withSmaller !== null) return this.#withSmaller;
    const listed = new Set(this.pieces.keys());
    this.#withSmaller = new Set();
    for (const [cell, pieces] of this.pieces) {
      for (const ancestor of ancestorsIn(cell, listed).slice(1)) {
        for (const municipality of pieces.keys()) this.#withSmaller.add(`${ancestor} ${municipality}`);
      }
    }
    return this.#withSmaller;
  }
}

/** The municipality that an area lies in by its parents; `''` where it names none. */
export function municipalityOf(area: PublishedArea, byId: ReadonlyMap<string, PublishedArea>): string {
  let at: PublishedArea | undefined = area;
  while (at !== undefined && at.geography !== 'municipality') at = at.parent === null ? undefined : byId.get(at.parent);
  return at?.id ?? '';
}

const NOWHERE = '-';

interface Atom {
  /** A hexagon, or an area that has none. */
  readonly leaf: string;
  readonly isRest: boolean;
  /** By division: a municipality, or a road. */
  readonly labels: readonly string[];
}

/** Releases share a division when they have the same municipalities, of the same size. */
function divide(documents: Documents): { divisions: Division[]; divisionOf: number[] } {
  const found = new Map<string, number>();
  const divisions: Division[] = [];
  const divisionOf = documents.map(({ areas, organisation }) => {
    const munis = areas.filter(({ geography }) => geography === 'municipality');
    const signature = munis.map(({ id, areaKm2 }) => `${id} ${areaKm2.toPrecision(3)}`).sort();
    const key = munis.length > 0 ? signature.join('\n') : organisation.slug;
    const at = found.get(key) ?? divisions.push(new Division()) - 1;
    found.set(key, at);
    divisions[at]!.add(areas);
    return at;
  });
  return { divisions, divisionOf };
}

/** Municipalities of a division that land with these points may lie in, and whether it may lie in none. */
function geometricLabels(division: Division, points: readonly Place[]): string[] {
  const leaves = [...division.municipalities.values()].filter((area) => !division.unions.has(area.id) && hasLand(area));
  const of = points.map((point) => leaves.filter((area) => isWithin(point, area)).map(({ id }) => id));
  const labels = [...new Set(of.flat())];
  return of.some((ids) => ids.length === 0) || labels.length === 0 ? [...labels, NOWHERE] : labels;
}

/** The hexagons of a resolution that a road's accidents may lie in. */
function hexagonsNear(area: PublishedArea, reach: number, resolution: number): Set<string> {
  const cells = new Set<string>();
  for (const [x, y] of pointsAlong(area, reach)) {
    cells.add(latLngToCell(y, x, resolution));
    const north = reach / metersBetween([x, y], [x, y + 1]);
    const east = reach / metersBetween([x, y], [x + 1, y]);
    for (let i = 0; i < CIRCLE; i++) {
      const angle = (2 * Math.PI * i) / CIRCLE;
      cells.add(latLngToCell(y + north * Math.sin(angle), x + east * Math.cos(angle), resolution));
    }
  }
  return cells;
}

class LandBuilder {
  readonly nodes: LandNode[] = [];
  readonly splits: LandSplit[] = [];
  readonly #bySet = new Map<string, number>();
  readonly #atoms: Atom[] = [];
  readonly #atomsOfLeaf = new Map<string, number[]>();
  readonly #divisions: readonly Division[];
  readonly #knowledge: Knowledge;
  readonly #listed: ReadonlySet<string>;
  readonly #hasChild = new Set<string>();

  constructor(divisions: readonly Division[], knowledge: Knowledge) {
    this.#divisions = divisions;
    this.#knowledge = knowledge;
    this.#listed = new Set(divisions.flatMap(({ pieces }) => [...pieces.keys()]));
    for (const cell of this.#listed) for (const ancestor of ancestorsIn(cell, this.#listed).slice(1)) this.#hasChild.add(ancestor);
    this.#makeAtoms();
  }

  #makeAtoms(): void {
    const isEmpty = this.#knowledge.unlisted === 'empty';
    const roads = this.#divisions.map((division) => this.#roadsNear(division));
    for (const cell of this.#listed) {
      const isRest = this.#hasChild.has(cell);
      const isNeeded =
        !isRest ||
        !isEmpty ||
        this.#divisions.some((one) => [...(one.pieces.get(cell)?.keys() ?? [])].some((m) => !one.hasSmaller(cell, m)));
      if (!isNeeded) continue;
      const points = pointsOfHexagon(cell);
      const options = this.#divisions.map((division) => this.#labelsOf(division, cell, isRest && isEmpty, points));
      this.#cross(cell, isRest, [...options, ...roads.map((near) => (near === null ? [NOWHERE] : [NOWHERE, ...(near.get(cell) ?? [])]))]);
    }
    for (const [d, division] of this.#divisions.entries()) for (const area of division.municipalities.values()) this.#addBare(d, area);
  }

  /** By hexagon: the roads of which accidents may lie in it; null where the division has none. */
  #roadsNear({ roads }: Division): Map<string, string[]> | null {
    if (roads.size === 0) return null;
    const near = new Map<string, string[]>();
    const resolutions = new Set([...this.#listed].map(getResolution));
    for (const [id, area] of roads) {
      for (const resolution of resolutions) {
        for (const cell of hexagonsNear(area, this.#knowledge.roadReachMeters, resolution)) near.set(cell, [...(near.get(cell) ?? []), id]);
      }
    }
    return near;
  }

  #labelsOf(division: Division, cell: string, isEmptyRest: boolean, points: readonly Place[]): string[] {
    const listed = new Set(division.pieces.keys());
    for (let resolution = getResolution(cell); resolution >= 0; resolution--) {
      const at = cellToParent(cell, resolution);
      if (!listed.has(at)) continue;
      const pieces = division.pieces.get(at)!;
      const km2 = [...pieces.values()].reduce((sum, one) => sum + one, 0);
      const labels = [...pieces.keys()].filter((m) => !(isEmptyRest && at === cell && division.hasSmaller(cell, m)));
      // Where smaller hexagons are listed and this one is not, the land may be another's.
      const isUnlisted = at !== cell && labels.some((m) => division.hasSmaller(at, m));
      return isUnlisted || km2 < WHOLE * cellArea(at, UNITS.km2) || labels.length === 0 ? [...labels, NOWHERE] : labels;
    }
    return division.municipalities.size === 0 ? [NOWHERE] : geometricLabels(division, points);
  }

  /** A municipality without hexagons is an atom of its own, and one with hexagons has land beside them where unlisted land may hold anything. */
  #addBare(d: number, area: PublishedArea): void {
    const division = this.#divisions[d]!;
    const hasParts = division.unions.has(area.id) || this.#atoms.some(({ labels }) => labels[d] === area.id);
    if (hasParts && this.#knowledge.unlisted === 'empty') return;
    const corners = hasLand(area) ? innerPoints(area.centre, cornersOf(area)) : [area.centre];
    const options = this.#divisions.map((other, i) => {
      if (i === d) return [area.id];
      const same = other.municipalities.get(area.id);
      if (same !== undefined && same.areaKm2 === area.areaKm2) return [area.id];
      return other.municipalities.size === 0 ? [NOWHERE] : geometricLabels(other, corners);
    });
    const key = `area ${area.id} ${area.areaKm2}`;
    if (!this.#atomsOfLeaf.has(key)) this.#cross(key, hasParts, [...options, ...this.#divisions.map(() => [NOWHERE])]);
  }

  #cross(leaf: string, isRest: boolean, options: readonly (readonly string[])[]): void {
    const made = this.#atomsOfLeaf.get(leaf) ?? [];
    const all = options.reduce<string[][]>((found, labels) => found.flatMap((before) => labels.map((label) => [...before, label])), [[]]);
    for (const labels of all) {
      if (labels.some((label) => label !== NOWHERE) && this.#agree(labels)) made.push(this.#atoms.push({ leaf, isRest, labels }) - 1);
    }
    this.#atomsOfLeaf.set(leaf, made);
  }

  /** A municipality of the same name and size in two divisions is the same land. */
  #agree(labels: readonly string[]): boolean {
    return this.#divisions.every((division, d) => {
      const own = division.municipalities.get(labels[d]!);
      return (
        own === undefined ||
        this.#divisions.every((other, e) => labels[e] === labels[d] || other.municipalities.get(labels[d]!)?.areaKm2 !== own.areaKm2)
      );
    });
  }

  nodeOf(atoms: readonly number[], name: string, kind: Partial<Omit<LandNode, 'atoms' | 'name'>>): number {
    const { isPiece = false, isZeroTold = false, isOutside = false } = kind;
    const key = atoms.join(',');
    const found = this.#bySet.get(key);
    if (found === undefined) {
      this.#bySet.set(key, this.nodes.length);
      return this.nodes.push({ atoms, name, isPiece, isZeroTold, isOutside }) - 1;
    }
    const before = this.nodes[found]!;
    // Land of one hexagon alone is named by the largest area that it is.
    this.nodes[found] = {
      ...before,
      name: before.isPiece && !isPiece ? name : before.name,
      isPiece: before.isPiece && isPiece,
      isZeroTold: before.isZeroTold || isZeroTold,
      isOutside: before.isOutside || isOutside,
    };
    return found;
  }

  /** A whole and disjoint parts of it; what is missing becomes a part of its own. */
  split(whole: number, parts: readonly number[]): void {
    const inParts = new Set(parts.flatMap((part) => this.nodes[part]!.atoms));
    const rest = this.nodes[whole]!.atoms.filter((atom) => !inParts.has(atom));
    const all = rest.length === 0 ? [...parts] : [...parts, this.nodeOf(rest, `rest of ${this.nodes[whole]!.name}`, { isPiece: true })];
    if (all.length > 0 && !(all.length === 1 && all[0] === whole)) this.splits.push({ whole, parts: all });
  }

  #cellIndex: { cell: Map<string, number[]>; label: Map<string, number[]> } | null = null;
  #index(): { cell: Map<string, number[]>; label: Map<string, number[]> } {
    if (this.#cellIndex !== null) return this.#cellIndex;
    const [cell, label] = [new Map<string, number[]>(), new Map<string, number[]>()];
    const add = (map: Map<string, number[]>, key: string, atom: number): unknown => map.get(key)?.push(atom) ?? map.set(key, [atom]);
    for (const [i, { leaf, labels }] of this.#atoms.entries()) {
      for (const [d, one] of labels.entries()) if (one !== NOWHERE) add(label, `${d} ${one}`, i);
      if (isValidCell(leaf)) for (const ancestor of ancestorsIn(leaf, this.#listed)) add(cell, ancestor, i);
    }
    return (this.#cellIndex = { cell, label });
  }

  atomsOfPiece(d: number, cell: string, municipality: string): number[] {
    return (this.#index().cell.get(cell) ?? []).filter((i) => this.#atoms[i]!.labels[d] === municipality);
  }

  atomsOfMunicipality(d: number, id: string): number[] {
    const parts = this.#divisions[d]!.unions.get(id) ?? [];
    const all = [...(this.#index().label.get(`${d} ${id}`) ?? []), ...parts.flatMap((part) => this.atomsOfMunicipality(d, part))];
    return all.sort((a, b) => a - b);
  }

  atomsOfRoad(d: number, id: string): number[] {
    return this.#index().label.get(`${d + this.#divisions.length} ${id}`) ?? [];
  }

  get divisions(): readonly Division[] {
    return this.#divisions;
  }
}

/** Nodes of one division, and how they lie in each other. */
function addDivision(builder: LandBuilder, d: number): { ofArea: (area: PublishedArea, municipality: string) => number | undefined } {
  const division = builder.divisions[d]!;
  const make = (atoms: readonly number[], name: string, kind: Parameters<LandBuilder['nodeOf']>[2]): number | undefined =>
    atoms.length === 0 ? undefined : builder.nodeOf(atoms, name, kind);
  const resolutions = [...division.pieces.keys()].map(getResolution);
  const [coarsest, finest] = [Math.min(...resolutions), Math.max(...resolutions)];
  const pieces = new Map<string, number>();
  const municipalities = new Map<string, number>();
  const roads = new Map<string, number>();
  for (const id of division.municipalities.keys()) {
    const node = make(builder.atomsOfMunicipality(d, id), id, { isZeroTold: true });
    if (node !== undefined) municipalities.set(id, node);
  }
  const listed = new Set(division.pieces.keys());
  const children = new Map<number, number[]>();
  const hang = (parent: number | undefined, child: number): void => {
    if (parent === undefined || parent === child) return;
    children.set(parent, [...(children.get(parent) ?? []), child]);
  };
  const coarseFirst = [...division.pieces].sort(([a], [b]) => getResolution(a) - getResolution(b));
  for (const [cell, byMunicipality] of coarseFirst) {
    for (const municipality of byMunicipality.keys()) {
      const node = make(builder.atomsOfPiece(d, cell, municipality), `${cell} ${municipality}`.trim(), {
        isZeroTold: getResolution(cell) === coarsest,
        // A larger hexagon need not cover all land of its parts.
        isOutside: getResolution(cell) === finest && !division.isOn(cell, municipality),
      });
      if (node === undefined) continue;
      pieces.set(`${cell} ${municipality}`, node);
      const above = ancestorsIn(cell, listed)
        .slice(1)
        .find((ancestor) => pieces.has(`${ancestor} ${municipality}`));
      hang(above === undefined ? municipalities.get(municipality) : pieces.get(`${above} ${municipality}`), node);
    }
  }
  for (const [id, parts] of division.unions) {
    const union = municipalities.get(id);
    if (union !== undefined)
      builder.split(
        union,
        parts.flatMap((part) => municipalities.get(part) ?? []),
      );
  }
  for (const [whole, parts] of children) builder.split(whole, [...new Set(parts)]);
  const onRoads = new Map<number, number[]>();
  for (const [id, area] of division.roads) {
    const node = make(builder.atomsOfRoad(d, id), id, {});
    const parent = area.parent === null ? undefined : municipalities.get(area.parent);
    if (node === undefined) continue;
    roads.set(id, node);
    const whole = parent === undefined ? [] : builder.nodes[parent]!.atoms;
    if (parent !== undefined && builder.nodes[node]!.atoms.every((atom) => whole.includes(atom)))
      onRoads.set(parent, [...(onRoads.get(parent) ?? []), node]);
  }
  for (const [whole, parts] of onRoads) builder.split(whole, parts);
  return {
    ofArea: (area, municipality) => {
      const cell = hexagonOf(area);
      if (cell !== null) return pieces.get(`${cell} ${municipality}`);
      return area.geography === 'municipality' ? municipalities.get(area.id) : roads.get(area.id);
    },
  };
}

/** What different divisions leave of each other: an area of one that lies in an area of another and is not the same. */
function addDifferences(builder: LandBuilder, nodesOfDivision: readonly ReadonlySet<number>[]): void {
  for (const [d, wholes] of nodesOfDivision.entries()) {
    for (const [e, parts] of nodesOfDivision.entries()) {
      if (d === e) continue;
      for (const whole of wholes) {
        const inWhole = new Set(builder.nodes[whole]!.atoms);
        for (const part of parts) {
          if (part === whole || wholes.has(part)) continue;
          const { atoms } = builder.nodes[part]!;
          // Only where one is most of the other: what is left of larger ones is the work of the linear programs.
          if (atoms.length < inWhole.size && atoms.length >= inWhole.size / 2 && atoms.every((atom) => inWhole.has(atom)))
            builder.split(whole, [part]);
        }
      }
    }
  }
}

export function layOutLand(documents: Documents, knowledge: Knowledge): Land {
  const { divisions, divisionOf } = divide(documents);
  const builder = new LandBuilder(divisions, knowledge);
  const added = divisions.map((_, d) => addDivision(builder, d));
  const nodeOf = documents.map(({ areas }, r) => {
    const byId = new Map(areas.map((area) => [area.id, area]));
    const nodes = new Map<string, number>();
    for (const area of areas) {
      const node = added[divisionOf[r]!]!.ofArea(area, municipalityOf(area, byId));
      if (node !== undefined) nodes.set(area.id, node);
    }
    return nodes;
  });
  const ofDivision = divisions.map((_, d) => new Set(nodeOf.flatMap((nodes, r) => (divisionOf[r] === d ? [...nodes.values()] : []))));
  if (divisions.length > 1) addDifferences(builder, ofDivision);
  const unlistedOf = documents.map(({ geographies }, r) => {
    const listed = new Set(nodeOf[r]!.values());
    return documents.flatMap(({ areas }, other) =>
      other === r || divisionOf[other] !== divisionOf[r]
        ? []
        : areas.flatMap((area) => {
            const node = nodeOf[other]!.get(area.id);
            const isHere = geographies.includes(area.geography) && hexagonOf(area) !== null;
            return node === undefined || listed.has(node) || !isHere ? [] : [{ node, resolution: getResolution(hexagonOf(area)!) }];
          }),
    );
  });
  splitIntoAtoms(builder);
  return { nodes: builder.nodes, splits: builder.splits, nodeOf, unlistedOf };
}

/** What nothing else divides, and has more than one atom since others divide it, is the sum of its atoms. */
function splitIntoAtoms(builder: LandBuilder): void {
  const divided = new Set(builder.splits.map(({ whole }) => whole));
  for (let node = 0; node < builder.nodes.length; node++) {
    const { atoms } = builder.nodes[node]!;
    if (atoms.length < 2 || divided.has(node)) continue;
    const parts = atoms.map((atom) => builder.nodeOf([atom], `atom ${atom}`, { isPiece: true }));
    builder.splits.push({ whole: node, parts });
  }
}
