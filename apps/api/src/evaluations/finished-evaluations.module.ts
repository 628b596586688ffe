import { Module } from '@nestjs/common';

import { FinishedEvaluationsRepository } from './finished-evaluations.repository.ts';

/** What is stored of evaluations, for the library of factors: it knows nothing that asks the library itself. */
@Module({ providers: [FinishedEvaluationsRepository], exports: [FinishedEvaluationsRepository] })
export class FinishedEvaluationsModule {}
