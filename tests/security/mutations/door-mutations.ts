import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { isObjectType } from 'graphql';

import { ACCESS, OF_OTHERS } from '../../../apps/api/src/common/allow.ts';
import { AccessGuard } from '../../../apps/api/src/identity/access/access.guard.ts';
import { SessionRepository } from '../../../apps/api/src/identity/sessions/session.repository.ts';
import { TYPES } from '../access/access-matrix.ts';
import type { HttpWorld } from '../walk/http-world.ts';
import { schemaOf, walkField, type FieldKind } from '../walk/walk-fields.ts';
import { walkRoute } from '../walk/walk-routes.ts';
import { askerNamed } from '../world/askers.ts';

/** One lock of the doors, and how it is taken off. */
export interface DoorMutation {
  readonly kind: 'opened' | 'closed' | 'opened for others' | 'closed for others' | 'field opened' | 'guard silenced';
  readonly name: string;
  /** Takes it off. @returns what puts it back */
  readonly apply: () => () => void;
  /** @returns what the walk has to complain of then */
  readonly walk: () => Promise<string[]>;
}

type Handler = (...args: never[]) => unknown;

/** Something that can be asked, and the function behind it with its class. */
interface Door {
  readonly name: string;
  readonly handler: Handler;
  readonly holder: object;
  readonly walk: () => Promise<string[]>;
}

const NAME_METADATA = 'graphql:resolver_name';
const TYPE_METADATA = 'graphql:resolver_type';
const PROPERTY_METADATA = 'graphql:resolve_property';

/** THE locks of the doors: each `@Allow`, each guarded field, each guard. */
export function listDoorMutations(world: HttpWorld): DoorMutation[] {
  const doors = listDoors(world);
  return [...doors.flatMap(mutationsOf), ...listFieldMutations(world), ...listGuardMutations(world)];
}

/** Every query, mutation, resolved field and route of the running application. */
function listDoors(world: HttpWorld): Door[] {
  const doors = new Map<string, Door>();
  for (const module of world.app.get(ModulesContainer).values()) {
    for (const { instance } of [...module.providers.values(), ...module.controllers.values()]) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const door of doorsOf(world, instance)) doors.set(door.name, door);
    }
  }
  return [...doors.values()];
}

function doorsOf(world: HttpWorld, instance: object): Door[] {
  const prototype = Object.getPrototypeOf(instance) as object;
  return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([key, { value }]) => {
    if (typeof value !== 'function' || key === 'constructor') return [];
    const door = graphqlDoorOf(world, value as Handler) ?? routeOf(world, value as Handler, prototype.constructor);
    return door === null ? [] : [{ ...door, handler: value as Handler, holder: prototype.constructor }];
  });
}

type DoorOf = Pick<Door, 'name' | 'walk'> | null;

function graphqlDoorOf(world: HttpWorld, handler: Handler): DoorOf {
  const type = Reflect.getMetadata(TYPE_METADATA, handler) as string | undefined;
  const name = Reflect.getMetadata(NAME_METADATA, handler) as string | undefined;
  if (type === 'Query' || type === 'Mutation') return { name: name ?? handler.name, walk: walkOf(world, type, name ?? handler.name) };
  if (Reflect.getMetadata(PROPERTY_METADATA, handler) !== true) return null;
  // Without a rule of its own it is reached through its object; where the schema guards it, that is taken off below.
  if (Reflect.getMetadata(ACCESS, handler) === undefined) return null;
  const field = name ?? handler.name;
  const [guarded] = [...TYPES].filter(([, { guarded: fields }]) => field in fields);
  if (guarded === undefined) return null;
  return { name: `${guarded[0]}.${field}`, walk: () => walkParents(world, guarded[0]) };
}

function walkOf(world: HttpWorld, type: 'Query' | 'Mutation', name: string): () => Promise<string[]> {
  const kind: FieldKind = type === 'Query' ? 'query' : 'mutation';
  return async () => (await walkField(world, kind, name, { stopAtFirst: true })).violations;
}

/** Queries in whose answers objects of a type stand. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  Accident: ['accident', 'accidents'],
  ImportBatch: ['importBatch'],
  Placement: ['placesAccount'],
  UnplacedAccident: ['unplacedAccidents'],
  PlaceSkip: ['unplacedAccidents'],
};

async function walkParents(world: HttpWorld, type: string): Promise<string[]> {
  const violations: string[] = [];
  for (const name of PARENTS[type] ?? []) {
    if (violations.length === 0) violations.push(...(await walkField(world, 'query', name, { stopAtFirst: true })).violations);
  }
  return violations;
}

function routeOf(world: HttpWorld, handler: Handler, holder: object): DoorOf {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return null;
  const parts = [Reflect.getMetadata(PATH_METADATA, holder) as string, Reflect.getMetadata(PATH_METADATA, handler) as string];
  const path = parts.map((part) => part.replace(/^\/|\/$/g, '')).filter((part) => part !== '');
  const name = `${RequestMethod[method]} /${path.join('/')}`;
  return { name, walk: async () => (await walkRoute(world, name, { stopAtFirst: true })).violations };
}

/**
 * Doors that a request about another organisation's records cannot pass, whatever they say of it: a steward's requests are about no records, and
 * whoever invites is looked up in the organisation that is meant.
 */
const HELD_TWICE = [
  'createOrganisation',
  'awaitedManagers',
  'renewManagerInvitation',
  'networkTotals',
  'evidenceCounts',
  'networkEvidence',
  'inviteMember',
];

/** Opened to everybody, these still ask who comes: a form is in the language of a person. */
const ASKS_WHO = ['accidents', 'accessibility', 'traffic'].map((form) => `GET /api/templates/${form}.xlsx`);

function mutationsOf({ name, handler, holder, walk }: Door): DoorMutation[] {
  const access = metadataOf(ACCESS, handler, holder);
  const ofOthers = metadataOf(OF_OTHERS, handler, holder);
  const mutations: DoorMutation[] = [{ kind: 'closed', name, walk, apply: () => override(ACCESS, handler, holder, undefined) }];
  if (access !== 'everyone' && !ASKS_WHO.includes(name))
    mutations.push({ kind: 'opened', name, walk, apply: () => override(ACCESS, handler, holder, 'everyone') });
  // Routes are never turned to another organisation's records, and what is below a query is turned with it.
  const isField = !name.includes('/') && !name.includes('.');
  if (isField && ofOthers !== null)
    mutations.push({ kind: 'closed for others', name, walk, apply: () => override(OF_OTHERS, handler, holder, null) });
  if (isField && ofOthers === null && !HELD_TWICE.includes(name))
    mutations.push({ kind: 'opened for others', name, walk, apply: () => override(OF_OTHERS, handler, holder, 'records') });
  return mutations;
}

function metadataOf(key: string, handler: Handler, holder: object): unknown {
  return Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, holder) ?? null;
}

/** Says something else on a handler than its decorator, or its class's, does. */
function override(key: string, handler: Handler, holder: object, value: unknown): () => void {
  const before = [handler, holder].map((target) => Reflect.getOwnMetadata(key, target) as unknown);
  if (value === undefined) for (const target of [handler, holder]) Reflect.deleteMetadata(key, target);
  else Reflect.defineMetadata(key, value, handler);
  return () => {
    for (const [index, target] of [handler, holder].entries()) {
      if (before[index] === undefined) Reflect.deleteMetadata(key, target);
      else Reflect.defineMetadata(key, before[index], target);
    }
  };
}

/** Fields whose guard stands in the schema itself. */
function listFieldMutations(world: HttpWorld): DoorMutation[] {
  return [...TYPES].flatMap(([typeName, { guarded }]) =>
    Object.keys(guarded).map((fieldName): DoorMutation => ({
      kind: 'field opened',
      name: `${typeName}.${fieldName}`,
      walk: () => walkParents(world, typeName),
      apply() {
        const type = schemaOf(world).getType(typeName);
        const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
        if (field === undefined) throw new Error(`There is no field ${typeName}.${fieldName}.`);
        const { resolve } = field;
        // As if the object had no guard: what it holds, or nothing.
        field.resolve = (source: Record<string, unknown>) => source[fieldName] ?? [];
        return () => {
          if (resolve === undefined) delete field.resolve;
          else field.resolve = resolve;
        };
      },
    })),
  );
}

/** What stands before all doors. */
function listGuardMutations(world: HttpWorld): DoorMutation[] {
  const walkMembers = walkOf(world, 'Query', 'members');
  return [
    {
      kind: 'guard silenced',
      name: 'AccessGuard',
      walk: walkMembers,
      apply: () => replace(AccessGuard.prototype, 'canActivate', () => true),
    },
    {
      kind: 'guard silenced',
      name: 'the door: whoever shows any secret is somebody who may do everything',
      walk: walkMembers,
      apply() {
        const { findActor } = SessionRepository.prototype;
        return replace(SessionRepository.prototype, 'findActor', function (this: SessionRepository) {
          return findActor.call(this, askerNamed('everything').secret ?? '');
        });
      },
    },
  ];
}

function replace<Target extends object, Key extends keyof Target>(target: Target, key: Key, value: Target[Key]): () => void {
  const before = target[key];
  target[key] = value;
  return () => {
    target[key] = before;
  };
}
