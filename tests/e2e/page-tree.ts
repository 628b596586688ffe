import type { Page } from 'playwright-core';

/** As the browser hands a page to a screen reader; only what is read here. */
interface TreeNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

const LANDMARKS = ['banner', 'main', 'navigation', 'contentinfo', 'search', 'form', 'region', 'complementary'];
/** Names that say what a thing is and not what it does. */
const EMPTY_NAMES = /^(button|link|image|icon|κουμπί|σύνδεσμος|εικόνα)$/i;

/**
 * What a screen reader would stumble over on a page, in the tree that the browser makes of it; axe judges the markup and leaves these to people.
 * @param isInFrame of a page that stands in one of others, without a header and a footer
 */
export async function findTreeFaults(page: Page, isInFrame = false): Promise<string[]> {
  const nodes = await readTree(page);
  const count = (role: string): number => nodes.filter((node) => roleOf(node) === role).length;
  const levels = nodes.filter((node) => roleOf(node) === 'heading').map((node) => Number(propertyOf(node, 'level')));
  const landmarks = nodes.filter((node) => LANDMARKS.includes(roleOf(node))).map(describeNode);
  const around = isInFrame ? [] : ['banner', 'contentinfo'];
  const unreachable = '[aria-hidden="true"] :is(a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]))';
  return [
    ...((await page.title()).trim() === '' ? ['no title'] : []),
    ...['main', ...around].filter((role) => count(role) !== 1).map((role) => `${count(role)} × ${role}`),
    ...(levels.filter((level) => level === 1).length === 1 ? [] : [`headings of level ${levels.join(', ')}`]),
    ...levels.filter((level, i) => i > 0 && level > levels[i - 1]! + 1).map((level) => `a heading of level ${level} after a higher one`),
    ...landmarks.filter((landmark, i) => landmarks.indexOf(landmark) !== i).map((landmark) => `two of ${landmark}`),
    ...nodes.filter((node) => isSilent(node)).map((node) => `no name: ${describeNode(node)}`),
    ...(await page
      .locator(unreachable)
      .evaluateAll((found) => found.map((element) => `hidden, but takes the focus: ${element.outerHTML}`))),
  ];
}

async function readTree(page: Page): Promise<TreeNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { readonly nodes: readonly TreeNode[] };
  await session.detach();
  return nodes.filter(({ ignored }) => !ignored);
}

const roleOf = ({ role }: TreeNode): string => role?.value ?? '';
const nameOf = ({ name }: TreeNode): string => name?.value.trim() ?? '';
const describeNode = (node: TreeNode): string => `${roleOf(node)} “${nameOf(node)}”`;

function propertyOf({ properties }: TreeNode, name: string): unknown {
  return properties?.find((property) => property.name === name)?.value.value;
}

/** What is reached or looked at, and says nothing of itself. A box without a role only takes the focus by a script, for what it holds. */
function isSilent(node: TreeNode): boolean {
  const isPicture = roleOf(node) === 'image' || roleOf(node) === 'img';
  const isReached = propertyOf(node, 'focusable') === true && !['RootWebArea', 'generic', 'paragraph'].includes(roleOf(node));
  return (isReached || isPicture) && (nameOf(node) === '' || EMPTY_NAMES.test(nameOf(node)));
}
