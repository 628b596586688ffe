import {
  ACCESSIBILITY_PROFILE_LABELS,
  ACCESSIBILITY_PROFILES,
  ACCIDENT_TABLE_KINDS,
  attributeSources,
  DEFICIT_CLASS_LABELS,
  EXCESS_CLASS_LABELS,
  FILTER_PARAMETERS,
  formatAccidentFilter,
  involvingPedestrians,
  parsePriorityCell,
  readLinkNumbers,
  type Language,
  type PriorityCell,
  type Text,
} from '@elektron/domain';
import { NO_SCREENING_REASONS, SITE_KIND_LABELS } from '@elektron/spatial-analysis';
import { Injectable } from '@nestjs/common';

import { PlaceNames } from '../../areas/place-names.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { refused } from '../../common/refused.ts';
import { AccessibilityPrioritiesService, type PriorityQuestion } from '../../priorities/accessibility-priorities.service.ts';
import type { PrioritySite } from '../../priorities/rank-priorities.ts';
import { parseAccidentFilterOf } from '../accident-export.ts';
import type { ExportColumn, ExportNote, ExportRow, ExportRows, ExportValue } from '../export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';
import { describeFilter } from '../filter-words.ts';
import { noteLink } from './link-notes.ts';
import { readStretches } from './read-stretches.ts';

export interface PriorityFileQuestion extends PriorityQuestion {
  readonly cell: PriorityCell | null;
}

interface PriorityColumn extends ExportColumn {
  readonly valueOf: (site: PrioritySite, language: Language) => ExportValue;
}

type Value = PriorityColumn['valueOf'];

const column = (id: string, labels: Text, type: ExportColumn['type'], valueOf: Value): PriorityColumn => ({ id, labels, type, valueOf });

function coded(id: string, labels: Text, names: Readonly<Record<string, Text>>, valueOf: Value): PriorityColumn {
  return { ...column(id, labels, 'text', valueOf), labelOf: (word) => names[word] ?? { el: word, en: word } };
}

/** THE columns of a file of priorities, in their order. No column is made of both axes. */
const COLUMNS: readonly PriorityColumn[] = [
  column('id', { el: 'Θέση του δικτύου', en: 'Site of the network' }, 'text', ({ site }) => site.id),
  coded('kind', { el: 'Είδος', en: 'Kind' }, SITE_KIND_LABELS, ({ site }) => site.kind),
  column('road_name', { el: 'Οδός', en: 'Road' }, 'text', ({ site }) => site.roadName),
  column('accidents', { el: 'Ατυχήματα πεζών', en: 'Pedestrian accidents' }, 'whole', ({ site }) => site.accidents),
  column('excess_per_year', { el: 'Υπέρβαση ανά έτος', en: 'Excess a year' }, 'decimal', ({ site }) => site.excessPerYear),
  column(
    'excess_lower',
    { el: 'Υπέρβαση, κάτω όριο', en: 'Excess, lower limit' },
    'decimal',
    ({ site }) => site.excessPerYearInterval?.lower ?? null,
  ),
  column(
    'excess_upper',
    { el: 'Υπέρβαση, άνω όριο', en: 'Excess, upper limit' },
    'decimal',
    ({ site }) => site.excessPerYearInterval?.upper ?? null,
  ),
  coded('excess_class', { el: 'Άξονας ατυχημάτων', en: 'Axis of accidents' }, EXCESS_CLASS_LABELS, ({ excessClass }) => excessClass),
  coded('no_excess', { el: 'Γιατί δεν υπάρχει διάστημα', en: 'Why there is no interval' }, NO_SCREENING_REASONS, ({ site }) => site.reason),
  column('deficit_lower', { el: 'Έλλειψη τουλάχιστον', en: 'Deficit at least' }, 'decimal', ({ deficit }) => deficit?.lower ?? null),
  column('deficit_upper', { el: 'Έλλειψη το πολύ', en: 'Deficit at most' }, 'decimal', ({ deficit }) => deficit?.upper ?? null),
  coded('deficit_class', { el: 'Άξονας ελλείψεων', en: 'Axis of deficits' }, DEFICIT_CLASS_LABELS, ({ deficitClass }) => deficitClass),
  column('crossings', { el: 'Διαβάσεις', en: 'Crossings' }, 'whole', ({ crossings }) => crossings),
  column('footways', { el: 'Πεζοδρόμια', en: 'Footways' }, 'whole', ({ footways }) => footways),
  ...ACCESSIBILITY_PROFILES.map((profile, k) => {
    const { el, en } = ACCESSIBILITY_PROFILE_LABELS[profile];
    const labels = { el: `Εμπόδια: ${el}`, en: `Barriers: ${en}` };
    return column(`barriers_${profile}`, labels, 'whole', ({ barriers }) => barriers[k]?.count ?? null);
  }),
  column('seen_since', { el: 'Παλαιότερη καταγραφή', en: 'Earliest survey' }, 'date', ({ seenSince }) => seenSince),
  column('seen_until', { el: 'Νεότερη καταγραφή', en: 'Latest survey' }, 'date', ({ seenUntil }) => seenUntil),
];

const RUN: Text = { el: 'Ανάλυση', en: 'Run' };
const HIGH: Text = { el: 'Μεγάλη έλλειψη από (%)', en: 'Deficit high from (%)' };

/** The sites of the network with both axes, as the page lists them. */
@Injectable()
export class PriorityExport implements ExportSource<PriorityFileQuestion> {
  readonly #priorities: AccessibilityPrioritiesService;
  readonly #names: PlaceNames;

  constructor(priorities: AccessibilityPrioritiesService, names: PlaceNames) {
    this.#priorities = priorities;
    this.#names = names;
  }

  /** Without a run there are no rows. @throws Problem HOTSPOT_RUN_NOT_FOUND, and those of a filter */
  async select(
    context: ActingContext,
    { filter: question, language, organisation }: ExportQuestion<PriorityFileQuestion>,
  ): Promise<ExportContents> {
    const found = await this.#priorities.find(context, question);
    const { deficits, run } = found;
    const { totalCount } = await this.#priorities.list(context, found, { cell: question.cell, passed: 0, size: 0 });
    const filter = run?.filter ?? involvingPedestrians(question.filter);
    const notes: readonly ExportNote[] = [
      ...(run === null ? [] : [{ id: 'run', label: RUN[language], value: run.runId }]),
      { id: 'highPercent', label: HIGH[language], value: question.highPercent },
      ...noteLink(deficits, language),
    ];
    return {
      count: totalCount,
      version: run?.dataVersion ?? deficits.accidentsVersion,
      columns: COLUMNS,
      filter: describeFilter(filter, language, organisation.speedUnit, await this.#names.of(context, filter)),
      attributions: attributeSources(deficits.sources),
      notes,
      asked: {
        filter: formatAccidentFilter(filter),
        run: run?.runId ?? null,
        partMeters: question.partMeters,
        highPercent: question.highPercent,
      },
      body: { rows: (gone) => rowsOf(this.#priorities.readAll(context, found, question.cell), language, gone) },
    };
  }
}

async function* rowsOf(parts: AsyncIterable<readonly PrioritySite[]>, language: Language, gone: AbortSignal): ExportRows {
  for await (const sites of parts) yield* readStretches(sites, (site) => toRow(site, language), gone);
}

function toRow(site: PrioritySite, language: Language): ExportRow {
  const { geometry } = site.site;
  const values = COLUMNS.map(({ valueOf }) => valueOf(site, language));
  if (geometry.type === 'Point') return { values, place: geometry.coordinates };
  const middle = geometry.coordinates[Math.floor(geometry.coordinates.length / 2)] ?? null;
  return { values, place: middle, lines: [geometry.coordinates.flat()] };
}

/** Of the numbers that sites rest on. */
const NUMBERS = ['partMeters', 'highPercent'] as const;

function parseCell(text: string | null): PriorityCell | null {
  if (text === null || text === '') return null;
  if (!/^\d{1,3}$/.test(text)) throw refused('cell', text);
  return parsePriorityCell(Number(text));
}

export const PRIORITIES: Exportable<PriorityFileQuestion> = {
  name: 'accessibility-priorities',
  title: { el: 'Προτεραιότητες προσβασιμότητας', en: 'Priorities of accessibility' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Rows',
  subjectKind: 'accessibility',
  access: {},
  parameters: [...FILTER_PARAMETERS, ...NUMBERS, 'run', 'cell'],
  parse: (read) => ({
    filter: parseAccidentFilterOf(read),
    ...readLinkNumbers((name) => (name === 'nearMeters' ? null : read(name))),
    runId: read('run'),
    cell: parseCell(read('cell')),
  }),
  source: PriorityExport,
};
