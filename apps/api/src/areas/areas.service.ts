import { AREA_KIND_LABELS, AREA_KINDS, Problem, type AreaKind, type Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { refuseInput } from '../common/parse-geo-json.ts';
import { createPlane, type Plane } from '../common/plane.ts';
import { refused } from '../common/refused.ts';
import type { AreaCollection, AreaDraft } from './area-collection.ts';
import { AreaRepository, type PlacedDraft } from './area.repository.ts';
import { OwnMunicipalities } from './own-municipalities.repository.ts';
import { parseAreas, type ParsedAreas, type WantedKind } from './parse-areas.ts';

/** What is said of a file of areas beside its contents. */
export interface AreaFile {
  readonly fileName: string;
  /** `osm` for what the tags of OpenStreetMap say of each feature. */
  readonly kind: string;
  /** Empty for the name of the kind. */
  readonly name: Text;
  readonly licence: string;
  readonly attribution: string;
}

export interface AddedAreas {
  /** One for each kind that the file has. */
  readonly collections: readonly AreaCollection[];
  readonly ofNoKind: number;
  readonly notPoints: number;
}

/** Brings areas and points of interest in, and retires them. */
@Injectable()
export class AreasService {
  readonly #areas: AreaRepository;
  readonly #organisations: OrganisationDirectory;
  readonly #municipalities: OwnMunicipalities;

  constructor(areas: AreaRepository, organisations: OrganisationDirectory, municipalities: OwnMunicipalities) {
    this.#areas = areas;
    this.#organisations = organisations;
    this.#municipalities = municipalities;
  }

  /**
   * Stores what the features of a GeoJSON file in degrees are, each kind as a collection of its own.
   * @throws Problem INPUT_INVALID, which names the feature
   */
  add(context: ActingContext, features: readonly unknown[], file: AreaFile): Promise<AddedAreas> {
    return this.addParsed(context, parseAreas(features, parseKind(file.kind)), file);
  }

  /** The organisation's own municipalities that can be areas without a file. */
  listMunicipalities(context: ActingContext): Promise<Text[]> {
    return this.#municipalities.listNames(context);
  }

  /**
   * Stores the boundaries of the organisation's own municipalities, as they are now, as a collection of areas.
   * @param terms under which the boundaries may be used, and whom to name
   * @throws Problem AREAS_NOT_FOUND where the organisation has no municipality with a boundary here, INPUT_INVALID without a licence
   */
  async addMunicipalities(context: ActingContext, terms: Pick<AreaFile, 'licence' | 'attribution'>): Promise<AreaCollection> {
    const drafts = await this.#municipalities.readDrafts(context);
    if (drafts.length === 0) throw new Problem('AREAS_NOT_FOUND');
    const parsed: ParsedAreas = { collections: [{ kind: 'municipality', drafts }], ofNoKind: 0, notPoints: 0 };
    const file = { ...terms, fileName: OWN_BOUNDARIES, kind: 'municipality', name: { el: '', en: '' } };
    return (await this.addParsed(context, parsed, file)).collections[0]!;
  }

  /**
   * Stores what was read from a file, each kind as a collection of its own.
   * @throws Problem INPUT_INVALID, which names the place
   */
  async addParsed(context: ActingContext, { collections: parsed, ...left }: ParsedAreas, file: AreaFile): Promise<AddedAreas> {
    const { licence, attribution, fileName } = requireTexts(file);
    const plane = createPlane((await this.#organisations.get(context)).srid);
    const placed = parsed.map(({ kind, drafts }) => ({ kind, items: drafts.map((draft) => place(draft, plane)) }));
    const collections: AreaCollection[] = [];
    for (const { kind, items } of placed) {
      const name = { el: file.name.el || AREA_KIND_LABELS[kind].el, en: file.name.en || AREA_KIND_LABELS[kind].en };
      collections.push(await this.#areas.add(context, { kind, name, fileName, licence, attribution }, items));
    }
    return { collections, ...left };
  }
}

/** In place of the name of a file: the boundaries that whoever runs the installation has given. */
const OWN_BOUNDARIES = 'municipalities';

const LONGEST = { fileName: 300, licence: 300, attribution: 300, name: 200 } as const;

function requireTexts({ fileName, licence, attribution, name }: AreaFile): Pick<AreaFile, 'fileName' | 'licence' | 'attribution'> {
  if (licence.trim() === '' || licence.length > LONGEST.licence) throw refuseInput('licence', licence);
  if (attribution.length > LONGEST.attribution) throw refuseInput('attribution', attribution);
  for (const text of [name.el, name.en]) if (text.length > LONGEST.name) throw refuseInput('name', text);
  return { fileName: fileName.slice(-LONGEST.fileName), licence: licence.trim(), attribution: attribution.trim() };
}

/** @throws Problem INPUT_INVALID */
export function parseKind(kind: string): WantedKind {
  const known = kind === 'osm' ? 'osm' : AREA_KINDS.find((candidate): candidate is AreaKind => candidate === kind);
  if (known === undefined) throw refused('kind', kind);
  return known;
}

function place(draft: AreaDraft, plane: Plane): PlacedDraft {
  if (draft.position === null) return { ...draft, meters: null };
  const meters = plane.toMeters(...draft.position);
  // A point on another continent has no distance to anything here.
  if (meters === null) throw refuseInput(draft.name.en || draft.sourceId, draft.position);
  return { ...draft, meters };
}
