import { Global, Module, type DynamicModule } from '@nestjs/common';

import type { Environment } from './env.ts';

/** `@Inject(ENVIRONMENT) environment: Environment`: the settings, read once at the start. */
export const ENVIRONMENT = Symbol('environment');

@Global()
@Module({})
export class EnvironmentModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: EnvironmentModule,
      providers: [{ provide: ENVIRONMENT, useValue: environment }],
      exports: [ENVIRONMENT],
    };
  }
}
