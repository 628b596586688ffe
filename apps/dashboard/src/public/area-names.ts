import { fillText, type Language, type OpenAreaCount, type Text } from '@elektron/domain';
import { findAreaAt } from './place-in-area.ts';

/** Of an area that nobody knows a name of. */
const NUMBERED: Text = { el: 'Περιοχή {{number}}', en: 'Area {{number}}' };

/** Says what areas are called; of those of one geography, and of the municipalities around them. */
export class AreaNames {
  readonly #areas: readonly OpenAreaCount[];
  readonly #municipalities: readonly OpenAreaCount[];
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(areas: readonly OpenAreaCount[], municipalities: readonly OpenAreaCount[]) {
    this.#areas = areas;
    this.#municipalities = municipalities;
    this.#numbers = new Map(areas.map(({ id }, index) => [id, index + 1]));
  }

  /** By its own name, or by its number in the release; beside it the municipality that it lies in. */
  of({ id, names, centre }: Pick<OpenAreaCount, 'id' | 'names' | 'centre'>, language: Language): string {
    const own = names?.[language] ?? fillText(NUMBERED[language], { number: String(this.#numbers.get(id) ?? '') }, language).trim();
    const around = findAreaAt(this.#municipalities, centre)?.names?.[language];
    return around === undefined || around === own ? own : `${own}, ${around}`;
  }

  find(id: string): OpenAreaCount | undefined {
    return this.#areas.find((area) => area.id === id);
  }
}
