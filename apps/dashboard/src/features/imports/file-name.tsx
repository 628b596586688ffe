import { Fragment } from 'react';

/** A file's name that breaks, where it must, between its words: browsers see none in `collisions_2014_2018.csv`. */
export function FileName({ name }: { readonly name: string }) {
  return splitFileName(name).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** The pieces of a name, each with the sign that ends it. */
export function splitFileName(name: string): string[] {
  return name.match(/[^_.\-]*[_.\-]+|[^_.\-]+/g) ?? [];
}
