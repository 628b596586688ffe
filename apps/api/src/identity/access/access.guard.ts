import { Problem } from '@elektron/domain';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { Request } from 'express';
import type { GraphQLResolveInfo } from 'graphql';

import { RECORDS_OF_HEADER, requestOf, type Actor } from '../../common/acting-context.ts';
import { ACCESS, OF_OTHERS, type Access, type AllowOptions } from '../../common/allow.ts';

const ROOTS: readonly string[] = ['Query', 'Mutation'];

/** The guard at every door: what has no `@Allow` is closed. The database asks the same again, of every row. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #reflector: Reflector;

  constructor(reflector: Reflector) {
    this.#reflector = reflector;
  }

  /** @throws Problem NOT_SIGNED_IN, SECOND_FACTOR_MISSING, FORBIDDEN */
  canActivate(execution: ExecutionContext): boolean {
    const declared = this.#reflector.getAllAndOverride<Access | undefined>(ACCESS, [execution.getHandler(), execution.getClass()]);
    const access = declared ?? inherited(execution);
    if (access === undefined) throw new Problem('FORBIDDEN');
    const request = requestOf(execution);
    if (access !== 'everyone') requireAccess(request.actor, access);
    if (declared !== undefined)
      requireOpened(request, this.#reflector.getAllAndOverride(OF_OTHERS, [execution.getHandler(), execution.getClass()]));
    return true;
  }
}

/** A field below the root is reached through one that was guarded; where it asks for more, it says so itself. */
function inherited(execution: ExecutionContext): Access | undefined {
  if (execution.getType<GqlContextType>() !== 'graphql') return undefined;
  const { parentType } = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
  return ROOTS.includes(parentType.name) ? undefined : 'everyone';
}

/** @throws Problem NOT_SIGNED_IN, SECOND_FACTOR_MISSING, FORBIDDEN */
export function requireAccess(actor: Actor | undefined, access: Exclude<Access, 'everyone'>): void {
  if (actor === undefined) throw new Problem('NOT_SIGNED_IN');
  if (access === 'signed-in') return;
  if (access === 'in-person') {
    if (actor.kind !== 'session') throw new Problem('FORBIDDEN');
    return;
  }
  if (actor.secondFactorMissing) throw new Problem('SECOND_FACTOR_MISSING');
  if (!actor.capabilities.has(access)) throw new Problem('FORBIDDEN');
}

/**
 * A request about another organisation's records reaches what that has opened, and nothing else: whatever it says beside must not be done to
 * the own ones by mistake.
 * @throws Problem FORBIDDEN
 */
function requireOpened(request: Request, kind: AllowOptions['ofOthers'] | null): void {
  if (request.get(RECORDS_OF_HEADER) === undefined) return;
  if (kind == null || request.opened?.has(kind) !== true) throw new Problem('FORBIDDEN');
}
