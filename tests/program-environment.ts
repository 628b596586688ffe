/** What a built program needs in order to start: where to find things, and what has been compiled already. No setting of the product. */
export function programEnvironment(): Record<string, string> {
  const handedOn = ['PATH', 'HOME', 'TMPDIR', 'NODE_COMPILE_CACHE'].map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(handedOn.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
