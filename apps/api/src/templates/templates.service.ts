import type { Language } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { writeTemplate, type TemplateKind } from './write-template.ts';

export interface TemplateFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Forms to fill, made once for each language: nothing in them depends on who asks. */
@Injectable()
export class TemplatesService {
  readonly #made = new Map<string, Promise<Uint8Array>>();

  async get(kind: TemplateKind, language: Language): Promise<TemplateFile> {
    const name = `elektron-${kind}-template-${language}.xlsx`;
    const made = this.#made.get(name) ?? writeTemplate(kind, language);
    this.#made.set(name, made);
    return { name, content: await made };
  }
}
