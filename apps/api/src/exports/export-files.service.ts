import { Problem, type AccidentFileKind, type AccidentTableKind, type Language } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext, Actor } from '../common/acting-context.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import { OrganisationDirectory, type Organisation } from '../common/organisation.ts';
import { describeRows } from './describe-table.ts';
import { EXPORT_KINDS } from './export-kinds.ts';
import { parseExportRequest, type Query } from './export-request.ts';
import type { ExportTable } from './export-table.ts';
import type { Exportable, ExportBody, ExportContents, ExportFile, ExportSource } from './exportable.ts';
import { toFileName } from './file-name.ts';

/** Who asks for a file, and how. */
export interface Asking {
  readonly context: ActingContext;
  readonly actor: Actor;
  /** The ending of the address. */
  readonly kind: string;
  readonly query: Query;
}

/** Lets people take away what a page shows. That somebody does is written down before anything leaves. */
@Injectable()
export class ExportFiles {
  readonly #organisations: OrganisationDirectory;
  readonly #audit: AuditTrail;

  constructor(organisations: OrganisationDirectory, audit: AuditTrail) {
    this.#organisations = organisations;
    this.#audit = audit;
  }

  /** @throws Problem EXPORT_NOT_OPENED, INPUT_INVALID for what is not understood, and those of the filter and the source */
  async open<Filter>(exportable: Exportable<Filter>, source: ExportSource<Filter>, asking: Asking, now: Date): Promise<ExportFile> {
    const { context, actor } = asking;
    const { kind, filter, language: asked } = parseExportRequest(exportable, asking.kind, asking.query);
    // Another organisation's are opened to be read in its pages (docs/sharing.md).
    if (context.organisationId !== actor.organisationId) throw new Problem('EXPORT_NOT_OPENED');
    const organisation = await this.#organisations.get(context);
    const language = asked ?? actor.language;
    const contents = await source.select(context, { actor, kind, filter, language, organisation, now });
    await this.#record(context, exportable, kind, contents);
    const table = describe(exportable, contents, organisation, language, now);
    return {
      fileName: toFileName(organisation, kind, now, exportable.name),
      count: contents.count,
      ...write(contents.body, kind, table),
    };
  }

  async #record(
    context: ActingContext,
    { subjectKind }: Exportable,
    format: AccidentFileKind,
    { count, version, asked, personal = [] }: ExportContents,
  ): Promise<void> {
    const fields = [...personal];
    await this.#audit.record(context, {
      action: 'records.exported',
      subjectKind,
      fields,
      details: { format, count, ...asked, version },
    });
    // The trail of looks at personal fields is one, in whatever form they were seen: a copy for a data subject is made from it.
    if (fields.length > 0 && count > 0) {
      await this.#audit.record(context, { action: 'personal.read', subjectKind, fields, details: { count } });
    }
  }
}

function describe(
  { name, title }: Exportable,
  { columns, filter, count, version, attributions = [], notes = [], shape, record }: ExportContents,
  organisation: Organisation,
  language: Language,
  now: Date,
): ExportTable {
  const named = [organisation.attribution, ...attributions].map((text) => text[language]).filter((text) => text !== '');
  const owner = { ...organisation, attribution: { ...organisation.attribution, [language]: named.join(' ') } };
  const facts = { columns, layer: name.replaceAll('-', '_'), title, filter, count, version, now };
  const table = describeRows(facts, owner, language);
  const ofRows = { ...(shape === undefined ? {} : { shape }), ...(record === undefined ? {} : { record }) };
  return { ...table, notes: [...table.notes, ...notes], ...ofRows };
}

function write(body: ExportBody, kind: AccidentFileKind, table: ExportTable): Pick<ExportFile, 'mediaType' | 'content'> {
  if ('write' in body) return { mediaType: body.mediaType, content: (gone) => body.write(table, gone) };
  const form = EXPORT_KINDS[kind as AccidentTableKind];
  return { mediaType: form.mediaType, content: (gone) => form.write(body.rows(gone), table) };
}
