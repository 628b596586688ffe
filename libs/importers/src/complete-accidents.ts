import { SEVERITIES, type AccidentDraft, type AccidentType, type CasualtySeverity } from '@elektron/domain';
import type { AccidentCompletion } from './import-format.ts';
import type { ReadLine } from './read-table.ts';
import { tellAccidentType } from './tell-accident-type.ts';

/** What the lines of other tables say of one accident together. */
interface Gathered {
  /** Of the worst casualty; `null` where somebody was hurt and nobody knows how badly. */
  severity: CasualtySeverity | null | undefined;
  fields: NonNullable<AccidentCompletion['fields']>;
  /** `null` where lines say different ones. */
  accidentType: AccidentType | null | undefined;
}

/**
 * Puts together accidents of which several tables tell, as the French register does: how severe one was stands with the people, what road it was on in a
 * table of roads. Everything is kept in memory until the accidents are read: some hundred bytes each.
 */
export class AccidentCompletions {
  readonly #gathered = new Map<string, Gathered>();

  /** Takes what a line says of an accident that is another line's record. */
  note({ completion }: ReadLine): void {
    if (completion === undefined) return;
    const { accidentSourceRecordId, severity, fields = {}, accidentType } = completion;
    const known = this.#gathered.get(accidentSourceRecordId);
    if (known === undefined) {
      this.#gathered.set(accidentSourceRecordId, { severity, fields, accidentType });
      return;
    }
    known.severity = worse(known.severity, severity);
    known.fields = withoutUnknown(known.fields, fields);
    known.accidentType = common(known.accidentType, accidentType);
  }

  /** The line with all that is known of its accident. People who were only counted in it give way to those that are listed one by one. */
  complete(line: ReadLine): ReadLine {
    const [own] = line.drafts;
    if (own?.kind !== 'accident') return line;
    const arePeopleListed = this.#gathered.get(own.sourceRecordId)?.severity !== undefined;
    const kept = arePeopleListed ? line.drafts.filter(({ kind }) => kind !== 'casualty') : line.drafts;
    return { ...line, drafts: kept.map((draft) => (draft.kind === 'accident' ? this.#completeDraft(draft) : draft)) };
  }

  #completeDraft(draft: AccidentDraft): AccidentDraft {
    const known = this.#gathered.get(draft.sourceRecordId);
    if (known === undefined) return draft;
    const { roadType, surface, speedLimit, roadName } = withoutUnknown(draft, known.fields);
    return {
      ...draft,
      roadType: roadType ?? null,
      surface: surface ?? null,
      speedLimit: speedLimit ?? null,
      roadName: roadName ?? null,
      severity: draft.severity ?? known.severity ?? null,
      attributes: { ...known.fields.attributes, ...draft.attributes },
      ...tellAccidentType(draft.accidentType ?? known.accidentType ?? null),
    };
  }
}

type Severities = CasualtySeverity | null | undefined;

/** The order of the list is from the worst; one that nobody knows tells less than any. */
function worse(a: Severities, b: Severities): Severities {
  const rank = (severity: Severities): number => (severity == null ? SEVERITIES.length : SEVERITIES.indexOf(severity));
  if (a === undefined || b === undefined) return a ?? b;
  return rank(a) <= rank(b) ? a : b;
}

/** What both say; `null` where they differ. */
function common<T>(known: T | null | undefined, said: T | undefined): T | null | undefined {
  if (known === undefined || said === undefined) return known === undefined ? said : known;
  return known === said ? known : null;
}

/** Each field as the first says it, else as the second does. */
function withoutUnknown(first: NonNullable<AccidentCompletion['fields']>, second: NonNullable<AccidentCompletion['fields']>) {
  return {
    roadType: first.roadType ?? second.roadType ?? null,
    surface: first.surface ?? second.surface ?? null,
    speedLimit: first.speedLimit ?? second.speedLimit ?? null,
    roadName: first.roadName ?? second.roadName ?? null,
    attributes: first.attributes ?? second.attributes ?? {},
  };
}
