import { randomUUID } from 'node:crypto';
import { Problem, type Text } from '@elektron/domain';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { formatCanonicalJson } from '../common/canonical-json.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createPlane } from '../common/plane.ts';
import { createThreadPool } from '../common/thread-pool.ts';
import { FILE_FAULTS, LINE_FAULTS } from './intervention-line-texts.ts';
import type { Intervention } from './intervention.ts';
import { InterventionRepository } from './intervention.repository.ts';
import { parseInterventionLines, type LineProblem } from './parse-intervention-lines.ts';
import type { InterventionsAnswer, InterventionsTask } from './read-interventions.worker.ts';

/** What a file would do: its lines are new, unchanged or rejected, and nothing else. */
export interface InterventionsPreview {
  readonly lines: number;
  readonly fresh: number;
  /** Of these, what the first are called. */
  readonly names: readonly string[];
  /** On the register already, with the same facts. */
  readonly unchanged: number;
  readonly rejected: number;
  /** The first of those. */
  readonly problems: readonly LineProblem[];
  readonly unread: readonly string[];
  readonly missing: readonly Text[];
}

interface Judged {
  readonly preview: InterventionsPreview;
  readonly fresh: readonly Intervention[];
}

/** Of one file; a register has some hundred. */
export const MOST_IMPORTED = 1_000;
const TOLD_PROBLEMS = 50;
const TOLD_NAMES = 20;

/** Brings interventions in from a file: all of its lines, or none. */
@Injectable()
export class ImportInterventions implements OnApplicationShutdown {
  readonly #interventions: InterventionRepository;
  readonly #organisations: OrganisationDirectory;
  readonly #pool = createThreadPool<InterventionsTask, InterventionsAnswer>(
    import.meta.url,
    './read-interventions.worker',
    'answerInterventions',
  );

  constructor(interventions: InterventionRepository, organisations: OrganisationDirectory) {
    this.#interventions = interventions;
    this.#organisations = organisations;
  }

  /** What a file would do. @throws Problem for what is wrong with the whole file */
  async look(context: ActingContext, bytes: Uint8Array, fileName: string): Promise<InterventionsPreview> {
    return (await this.#judge(context, bytes, fileName)).preview;
  }

  /** Stores what is new. @throws Problem INPUT_INVALID where a line is rejected; as look */
  async add(context: ActingContext, bytes: Uint8Array, fileName: string): Promise<InterventionsPreview> {
    const { preview, fresh } = await this.#judge(context, bytes, fileName);
    if (preview.missing.length > 0) refuseFile(FILE_FAULTS.MISSING, preview.missing);
    if (preview.rejected > 0) refuseFile(FILE_FAULTS.REJECTED, []);
    await this.#interventions.add(context, fresh);
    return preview;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }

  async #judge(context: ActingContext, bytes: Uint8Array, fileName: string): Promise<Judged> {
    const answer = await this.#pool.run({ bytes, fileName, mostLines: MOST_IMPORTED });
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.details);
    const { srid } = await this.#organisations.get(context);
    const { found, problems, unread, missing } = parseInterventionLines(answer.read, createPlane(srid));
    const known = new Set((await this.#interventions.list(context)).flatMap(keysOf));
    const seen = new Set<string>();
    const [fresh, twice]: [Intervention[], LineProblem[]] = [[], []];
    for (const { row, intervention } of found) {
      const [key] = keysOf(intervention);
      if (seen.has(key!)) twice.push({ row, column: '', value: intervention.name.el, message: LINE_FAULTS.TWICE });
      else if (!known.has(key!)) fresh.push({ ...intervention, interventionId: randomUUID(), version: 1 });
      seen.add(key!);
    }
    const rejected = [...problems, ...twice].toSorted((a, b) => a.row - b.row);
    const lines = answer.read.lines.length;
    const rejectedLines = missing.length > 0 ? lines : rejected.length;
    return {
      fresh,
      preview: {
        lines,
        fresh: fresh.length,
        names: fresh.slice(0, TOLD_NAMES).map(({ name }) => name.el),
        unchanged: lines - fresh.length - rejectedLines,
        rejected: rejectedLines,
        problems: rejected.slice(0, TOLD_PROBLEMS),
        unread,
        missing,
      },
    };
  }
}

function refuseFile(what: Text, columns: readonly Text[]): never {
  const named = (language: keyof Text): string =>
    [what[language], columns.map((column) => column[language]).join(', ')].filter(Boolean).join(': ');
  throw new Problem('INPUT_INVALID', { field: FILE_FAULTS.FIELD, value: { el: named('el'), en: named('en') } });
}

/** By which interventions are the same: everything that a file says, under each of the names. */
function keysOf({ name, ...facts }: Omit<Intervention, 'interventionId'>): string[] {
  const { kind, sites, shape, worksPeriod, selectionReason, selectionNote, cost, illustrative, source } = facts;
  const said = [kind, sites, shape ?? null, worksPeriod, selectionReason ?? null, selectionNote ?? '', cost ?? null, illustrative, source];
  return [...new Set([name.el, name.en])].map((own) => formatCanonicalJson([own, ...said]));
}
