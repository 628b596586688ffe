declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** Takes the rows of COPY … FROM STDIN. */
  export function from(sql: string): Writable & Submittable;
  /** Gives the rows of COPY … TO STDOUT. */
  export function to(sql: string): Readable & Submittable;
}
