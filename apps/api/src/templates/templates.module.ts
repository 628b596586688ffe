import { Module } from '@nestjs/common';

import { TemplatesController } from './templates.controller.ts';
import { TemplatesService } from './templates.service.ts';

/** Forms that people fill and upload. */
@Module({
  controllers: [TemplatesController],
  providers: [TemplatesService],
})
export class TemplatesModule {}
