import { fillText, type Language, type OpenAreaCount, type Text } from '@elektron/domain';
import { findAreaAt } from './place-in-area.ts';

/** Of an area that nobody knows a name of. */
const NUMBERED: Text = { el: 'Περιοχή {{number}}', en: 'Area {{number}}' };
/** Of one of several that people know by the same name. A bare number would be one of a house. */
const ONE_OF_SEVERAL: Text = { el: '{{name}} (περιοχή {{number}})', en: '{{name}} (area {{number}})' };

type NamedOf = Pick<OpenAreaCount, 'id' | 'names' | 'centre' | 'parent'>;

/** Says what areas are called; of those of one geography, and of the municipalities around them. */
export class AreaNames {
  readonly #areas: readonly OpenAreaCount[];
  readonly #municipalities: readonly OpenAreaCount[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #shared: ReadonlySet<string>;

  constructor(areas: readonly OpenAreaCount[], municipalities: readonly OpenAreaCount[]) {
    this.#areas = areas;
    this.#municipalities = municipalities;
    this.#numbers = new Map(areas.map(({ id }, index) => [id, index + 1]));
    this.#shared = findRepeated(areas.flatMap(({ names }) => (names === null ? [] : [names.el])));
  }

  /** By its own name, or by its number in the release; beside it the municipality that it lies in. */
  of({ id, names, centre, parent }: NamedOf, language: Language): string {
    const own = this.#own(id, names, language);
    // The middle of a piece along the border can lie outside.
    const municipality = findAreaAt(this.#municipalities, centre) ?? this.#municipalities.find((each) => each.id === parent);
    const around = municipality?.names?.[language];
    return around === undefined || around === own ? own : `${own}, ${around}`;
  }

  #own(id: string, names: Text | null, language: Language): string {
    const number = this.#numbers.get(id);
    const name = names?.[language];
    if (name !== undefined && (number === undefined || !this.#shared.has(names?.el ?? ''))) return name;
    const template = name === undefined ? NUMBERED : ONE_OF_SEVERAL;
    return fillText(template[language], { name: name ?? '', number: String(number ?? '') }, language).trim();
  }

  find(id: string): OpenAreaCount | undefined {
    return this.#areas.find((area) => area.id === id);
  }
}

function findRepeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}
