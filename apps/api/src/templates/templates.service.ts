import type { Language } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { writeAccidentTemplate } from './accident-template.ts';

export interface TemplateFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Forms to fill, made once for each language: nothing in them depends on who asks. */
@Injectable()
export class TemplatesService {
  readonly #accidents = new Map<Language, Promise<Uint8Array>>();

  async accidents(language: Language): Promise<TemplateFile> {
    const made = this.#accidents.get(language) ?? writeAccidentTemplate(language);
    this.#accidents.set(language, made);
    return { name: `elektron-accidents-template-${language}.xlsx`, content: await made };
  }
}
