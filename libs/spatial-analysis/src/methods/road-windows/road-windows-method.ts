import { Problem, type ParameterValues } from '@elektron/domain';
import { countAboveLike } from '../../along-roads/count-above-like.ts';
import { courseBetween } from '../../along-roads/course-along.ts';
import { draftStretch } from '../../along-roads/draft-stretch.ts';
import { estimateStretch } from '../../along-roads/estimate-stretch.ts';
import { describeModels, modelSites, type ModelledSites } from '../../along-roads/model-sites.ts';
import { rankStretches, type DraftedStretch } from '../../along-roads/rank-stretches.ts';
import type { HotspotStretches } from '../../along-roads/stretch-result.ts';
import type { AccidentsOnNetworkRoads } from '../../network-roads.ts';
import type { ScreenedNetwork } from '../../network-sites.ts';
import { defineHotspotMethod, throwIfCancelled, type HotspotControl, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import { countMembers } from '../../rank-hotspots.ts';
import type { RoadWindow } from '../../road-windows/road-window.ts';
import { peakSearch, slidingWindows } from '../../road-windows/search-windows.ts';
import { chooseSites, type ChosenSites } from '../network-screening/choose-sites.ts';
import { findNotices } from '../network-screening/network-screening-notices.ts';
import { listSections, type SectionOnRoad } from './list-sections.ts';
import { ROAD_WINDOWS_PARAMETERS } from './road-windows-parameters.ts';

const METERS = 1_000;

export const roadWindowsMethod = defineHotspotMethod({
  id: 'road-windows',
  labels: { el: 'Κινούμενο παράθυρο και αναζήτηση κορυφής', en: 'Sliding window and peak searching' },
  question: {
    el: 'Ποιο κομμάτι κάθε τμήματος ξεπερνά περισσότερο όσα έχουν όμοιες οδοί, και πού ακριβώς βρίσκεται;',
    en: 'Which piece of each section exceeds by most what roads such as it have, and where exactly is it?',
  },
  isNot: {
    el: 'Κρατιέται το χειρότερο από πολλά παράθυρα: η υπέρβαση βγαίνει μεγαλύτερη από την πραγματική και δεν είναι στατιστικός έλεγχος.',
    en: 'The worst of many windows is kept: its excess is too high, and it is no statistical test.',
  },
  parameters: ROAD_WINDOWS_PARAMETERS,
  assumptions: ['NOT_BLACK_SPOTS', 'WINDOWS_PICKED', 'SITES_OF_A_GROUP_ALIKE', 'FUNCTION_TAKEN_FOR_CERTAIN'],
  sources: ['Highway Safety Manual 2010, ch. 4', 'Hauer, Harwood, Council & Griffith 2002, Transportation Research Record 1784, 126-131'],
  scoreMeaning: 'EXCESS_PER_KM',
  needs: [
    { kind: 'roads', required: true },
    { kind: 'traffic', required: false },
  ],
  readsRoadsAs: 'roads',
  find: (input, parameters, control) => {
    const { network, along } = input;
    if (!network || !along || along.roads.length === 0) throw new Problem('NO_ROADS');
    const models = modelSites(input, network, parameters, { ...control, progress: (fraction) => control.progress(0.2 * fraction) });
    control.progress(0.2);
    const surroundings = findSurroundings(input, { network, along, models }, parameters);
    const searched = searchSections(surroundings.sections, models.models, parameters, control);
    const { hotspots, members, stretches } = rankStretches(
      searched.flatMap((one, label) => describeWindow(one, label, models)),
      input,
    );
    control.progress(0.95);
    return {
      parameters,
      hotspots,
      members,
      surface: null,
      cells: null,
      stretches: {
        ...describeModels(models),
        groups: models.groups.filter(({ kind }) => kind === 'segment'),
        stretches,
        leftOut: listLeftOut(surroundings),
        rule: null,
      },
      summary: {
        accidentsUsed: input.points.x.length,
        searchedSections: searched.length,
        hotspots: hotspots.length,
        accidentsInHotspots: countMembers(members),
        stretchesAboveLike: countAboveLike(stretches),
      },
      warnings: findWindowNotices(input, parameters, surroundings, searched),
    };
  },
});

/** A window as a hotspot; none where no more is expected in it than of its like. */
function describeWindow({ section, window, isPreciseEnough }: Searched, label: number, models: ModelledSites): DraftedStretch[] {
  const score = window.excessPerKilometer / models.options.years;
  if (!(score > 0)) return [];
  const { road, roadName, site, lengthMeters } = section;
  const [from, to] = [section.toRoad(window.from), section.toRoad(window.to)];
  const share = (window.to - window.from) / lengthMeters;
  return [
    {
      draft: draftStretch(road, { from, to }, { label, members: membersOf(section, window), score, scoreMeaning: 'EXCESS_PER_KM' }),
      stretch: {
        roadName,
        fromMeters: from,
        toMeters: to,
        course: courseBetween(road, from, to),
        estimate: estimateStretch(window.observed, [{ site, share }], models),
        flag: null,
        search: {
          sectionMeters: lengthMeters,
          coefficientOfVariation: window.coefficientOfVariation,
          excessPerKilometerAndYear: score,
          isPreciseEnough,
        },
      },
    },
  ];
}

interface Searched {
  readonly section: SectionOnRoad;
  readonly window: RoadWindow;
  readonly isPreciseEnough: boolean | null;
}

/** The worst window of each section of which something is predicted that its accidents can differ from. */
function searchSections(
  sections: readonly SectionOnRoad[],
  models: ModelledSites['models'],
  parameters: ParameterValues,
  control: HotspotControl,
): Searched[] {
  const number = (name: string): number => parameters[name] as number;
  const searched: Searched[] = [];
  for (const [i, section] of sections.entries()) {
    if (i % LOOK === 0) {
      throwIfCancelled(control);
      control.progress(0.2 + (0.7 * i) / sections.length);
    }
    const model = models[section.site];
    if (!model || model.predicted === null || !model.overdispersion) continue;
    const kilometers = section.lengthMeters / METERS;
    const stretch = {
      lengthMeters: section.lengthMeters,
      positions: section.positions,
      predictedPerKilometer: model.predicted / kilometers,
      overdispersionOfKilometer: model.overdispersion * kilometers,
    };
    if (parameters['search'] === 'peak') {
      const { peak, isPreciseEnough } = peakSearch(stretch, number('windowMeters'), number('largestVariation'));
      searched.push({ section, window: peak, isPreciseEnough });
    } else {
      const { worst } = slidingWindows(stretch, number('windowMeters'), number('stepMeters'));
      searched.push({ section, window: worst, isPreciseEnough: null });
    }
  }
  return searched;
}

/** Sections between two looks at whether to stop. */
const LOOK = 64;

/** Accidents of a window; at the end of the section also those at it. */
function membersOf({ points, positions, lengthMeters }: SectionOnRoad, { from, to }: RoadWindow): Int32Array {
  const isInside = (at: number): boolean => at >= from && (at < to || to === lengthMeters);
  return Int32Array.from(points.filter((_, k) => isInside(positions[k]!))).sort();
}

function countPoints(sections: readonly SectionOnRoad[]): number {
  return sections.reduce((sum, { points }) => sum + points.length, 0);
}

/** What is searched, and what is not; of sites beyond the area neither. */
interface Surroundings {
  readonly sections: readonly SectionOnRoad[];
  /** Shorter than asked for. */
  readonly short: readonly SectionOnRoad[];
  readonly models: ModelledSites;
  readonly chosen: ChosenSites;
  readonly atJunctions: number;
}

function findSurroundings(
  input: HotspotInput,
  {
    network,
    along,
    models,
  }: { readonly network: ScreenedNetwork; readonly along: AccidentsOnNetworkRoads; readonly models: ModelledSites },
  parameters: ParameterValues,
): Surroundings {
  const isInside = (site: number): boolean => (models.models[site] ?? null) !== null;
  const all = listSections(network, along).filter(({ site }) => isInside(site));
  const isShort = ({ lengthMeters }: SectionOnRoad): boolean => lengthMeters < (parameters['shortestSectionMeters'] as number);
  return {
    sections: all.filter((section) => !isShort(section)),
    short: all.filter(isShort),
    models,
    chosen: chooseSites(input, network),
    atJunctions: network.siteOf.reduce((sum, site) => sum + (isInside(site) && network.sites[site]!.kind === 'junction' ? 1 : 0), 0),
  };
}

function listLeftOut({ chosen, atJunctions, short }: Surroundings): HotspotStretches['leftOut'] {
  const all: HotspotStretches['leftOut'] = [
    ...chosen.notAtSites,
    { reason: 'at-junction', accidents: atJunctions },
    { reason: 'short-section', accidents: countPoints(short) },
  ];
  return all.filter(({ accidents }) => accidents > 0);
}

function findWindowNotices(
  input: HotspotInput,
  parameters: ParameterValues,
  { sections, short, models, chosen, atJunctions }: Surroundings,
  searched: readonly Searched[],
): HotspotNotice[] {
  const vague = searched.filter(({ isPreciseEnough }) => isPreciseEnough === false).length;
  const left = sections.length - searched.length;
  const tooShort = { sections: short.length, meters: parameters['shortestSectionMeters']!, accidents: countPoints(short) };
  return [
    ...(left > 0 ? [{ code: 'SECTIONS_NOT_SEARCHED' as const, details: { sections: left, total: sections.length } }] : []),
    ...(short.length > 0 ? [{ code: 'SECTIONS_TOO_SHORT' as const, details: tooShort }] : []),
    ...(vague > 0 ? [{ code: 'PEAK_NOT_PRECISE' as const, details: { sections: vague } }] : []),
    ...(atJunctions > 0 ? [{ code: 'JUNCTIONS_NOT_SEARCHED' as const, details: { accidents: atJunctions } }] : []),
    ...findNotices(input, { ...chosen, sites: chosen.sites.filter(({ kind }) => kind === 'segment') }, models.groups),
  ];
}
