const OSM = 'OpenStreetMap';

/** Whom a map names, each once: some organisations name OpenStreetMap among their own sources already. */
export function joinAttributions(own: string, sources: readonly string[]): string {
  const others = sources.filter((source) => !(source.includes(OSM) && own.includes(OSM)));
  return [own, ...others].filter((part) => part !== '').join(' ');
}
