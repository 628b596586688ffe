/** Addresses of the licences that open data is mostly under, by SPDX id. */
const ADDRESSES: Readonly<Record<string, string>> = {
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'ODbL-1.0': 'https://opendatacommons.org/licenses/odbl/1-0/',
  'OGL-UK-3.0': 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
};

/** Where the licence can be read: its own page, or that of the list of SPDX. */
export function licenceAddress(spdxId: string): string {
  return ADDRESSES[spdxId] ?? `https://spdx.org/licenses/${encodeURIComponent(spdxId)}.html`;
}
