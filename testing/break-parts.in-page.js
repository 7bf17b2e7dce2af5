/*
 * Runs in a page that React has drawn: throws in each of its parts, one after the other, as a fault of ours
 * would, and tells what became of the others. A part is what `parts` selects, so one that is written today
 * is broken today. React keeps with its root what drew it; a state whose change throws makes its component
 * throw where it is drawn next.
 */
globalThis.breakParts = async ({ parts, page, frame, fault }) => {
  const all = () => [...document.querySelectorAll(parts)];
  /** The ways to try again, each beside what it says. */
  const told = () =>
    [...document.querySelectorAll('button')].filter((button) =>
      new RegExp(fault, 's').test(button.parentElement.textContent),
    );
  const report = { broken: [], wrong: [] };
  const count = all().length;

  /** False where the page is not as it was afterwards. */
  const breakOne = async (name, component, others) => {
    const wrong = (what) => report.wrong.push(`${name}: ${what}`);
    throwIn(component);
    if (!(await until(() => told().length > 0))) wrong('nothing is said');
    const lost = [...others, ...document.querySelectorAll(frame)].filter((one) => !one.isConnected);
    if (lost.length > 0) wrong(`takes along ${lost.map(nameOf).join(', ')}`);
    for (const frameOf of frame.split(', ')) {
      if (document.querySelector(frameOf) === null) wrong(`takes along ${frameOf}`);
    }
    for (const again of told()) again.click();
    const isBack = await until(() => told().length === 0 && all().length === count);
    if (!isBack) wrong('does not come back');
    return isBack;
  };

  const whole = drawingThePage(page);
  if (whole !== undefined && !(await breakOne('the page', whole, []))) return report;
  for (let at = 0; at < count; at += 1) {
    const name = nameOf(all()[at]);
    for (const choose of [drawing, firstWithin]) {
      const part = all()[at];
      const others = all().filter((other) => !other.contains(part) && !part.contains(other));
      const component = choose(part, others);
      if (component === undefined) continue;
      if (!(await breakOne(name, component, others))) return report;
      if (!report.broken.includes(name)) report.broken.push(name);
    }
  }
  return report;
};

const nameOf = (part) =>
  part.getAttribute('aria-label') ??
  part.querySelector('h1, h2, h3, h4')?.textContent ??
  part.tagName.toLowerCase();

async function until(isSo) {
  const end = performance.now() + 15_000;
  while (!isSo()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return true;
}

/** What draws the whole page: the first component with a state below the boundary of the page itself. */
function drawingThePage(page) {
  const path = pathTo(document.querySelector(page));
  const boundary = path.findLastIndex(({ type }) => type?.getDerivedStateFromError !== undefined);
  return path.slice(boundary).find((fiber) => statesOf(fiber).length > 0);
}

/** The outermost component that draws this part and none of the others. */
function drawing(part, others) {
  let found;
  for (const fiber of pathTo(part)) {
    const drawn = [...elementsOf(fiber)];
    if (others.some((other) => drawn.some((element) => element.contains(other)))) found = undefined;
    else if (found === undefined && statesOf(fiber).length > 0) found = fiber;
  }
  return found;
}

function firstWithin(part) {
  const own = pathTo(part).at(-1);
  for (const fiber of fibersIn(own)) if (statesOf(fiber).length > 0) return fiber;
  return undefined;
}

/** From the root down to the element itself. */
function pathTo(element) {
  const path = [];
  let fiber = [...fibersIn(rootFiber())].find(({ stateNode }) => stateNode === element);
  for (; fiber; fiber = fiber.return) path.unshift(fiber);
  return path;
}

function throwIn(fiber) {
  statesOf(fiber)[0](() => {
    throw new Error('broken by a test');
  });
}

function rootFiber() {
  const root = document.getElementById('root');
  const key = Object.keys(root).find((name) => name.startsWith('__reactContainer$'));
  return root[key].stateNode.current;
}

function* fibersIn(fiber) {
  for (let child = fiber.child; child !== null; child = child.sibling) {
    yield child;
    yield* fibersIn(child);
  }
}

/** The outermost elements that a component draws. */
function* elementsOf(fiber) {
  for (let child = fiber.child; child !== null; child = child.sibling) {
    if (child.stateNode instanceof Element) yield child.stateNode;
    else yield* elementsOf(child);
  }
}

/** The setters of a component's plain states. */
function statesOf(fiber) {
  const setters = [];
  let hook = fiber.memoizedState;
  while (hook !== null && typeof hook === 'object' && 'queue' in hook) {
    const { dispatch, lastRenderedReducer } = hook.queue ?? {};
    if (typeof dispatch === 'function' && isPlain(lastRenderedReducer)) setters.push(dispatch);
    hook = hook.next;
  }
  return setters;
}

function isPlain(reducer) {
  try {
    return reducer(0, () => 'plain') === 'plain';
  } catch {
    return false;
  }
}
