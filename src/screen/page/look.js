// What does a person see of this page? Asked with one question, it answers plain data and changes nothing.
const ask = arguments[0];

// --- texts ---------------------------------------------------------------------------------------

const plain = (text) =>
  String(text ?? '').normalize('NFC').replace(/[\s\u00a0\u202f\u2009\u200b]+/g, ' ').replace(/[\u2019\u02bc]/g, "'").trim();
const label = (text) => plain(text).replace(/[\s:*]+$/, '').toLowerCase();
const loose = (text) => plain(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const SILENT = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD', 'TITLE']);
const HELD = 'input, select, textarea';

// What a control shows as its value.
const value = (one) => {
  if (one.tagName === 'SELECT') return [...one.selectedOptions].map((option) => option.text).join(', ');
  if (one.tagName === 'INPUT' && ['checkbox', 'radio', 'hidden', 'file'].includes(one.type)) return '';
  if (one.tagName === 'INPUT' && one.type === 'password') return one.value ? '•••' : '';
  if ('value' in one && one.tagName !== 'BUTTON' && one.tagName !== 'LI') return String(one.value ?? '');
  return one.innerText ?? one.textContent;
};

// The text of an element without what its controls hold.
const words = (one, but) => {
  let out = '';
  for (const child of one.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) out += child.data;
    else if (child.nodeType !== Node.ELEMENT_NODE || child === but || SILENT.has(child.tagName)) continue;
    else if (child.matches(HELD)) out += ' ';
    else out += getComputedStyle(child).display.startsWith('inline') ? words(child, but) : ` ${words(child, but)} `;
  }
  return out;
};

// --- what can be seen ----------------------------------------------------------------------------

const large = (box) => box.width > 1 && box.height > 1;

const visible = (one) => {
  if (!one.isConnected) return false;
  const all = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true, checkOpacity: true, checkVisibilityCSS: true };
  if (one.checkVisibility && !one.checkVisibility(all)) return false;
  const boxes = [...one.getClientRects()].filter(large);
  if (!boxes.some((box) => box.right + scrollX > 0 && box.bottom + scrollY > 0)) return false;
  // Folded: within something that shows nothing of what it holds.
  // What is placed by itself is not cut by what it only stands in, nor anything by the page as a whole.
  let { position } = getComputedStyle(one);
  for (let outer = one.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
    if (position === 'fixed') return true;
    const style = getComputedStyle(outer);
    if (position === 'absolute' && style.position === 'static') continue;
    if (style.overflow !== 'visible' && style.display !== 'contents' && !large(outer.getBoundingClientRect())) return false;
    position = style.position;
  }
  return true;
};

// A box or a button of which only the label is drawn is seen by its label.
const face = (one) => {
  if (visible(one)) return one;
  const drawn = ['checkbox', 'radio', 'file'].includes(one.type);
  return (drawn && [...(one.labels ?? [])].find(visible)) || null;
};

const enabled = (one) =>
  !one.matches(':disabled') && one.closest('[aria-disabled="true"], [inert]') === null;

// --- names ---------------------------------------------------------------------------------------

const named = (ids) => String(ids ?? '').split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean);

const names = (one) => {
  const by = named(one.getAttribute('aria-labelledby'));
  const all = [by.map((other) => words(other)).join(' '), one.getAttribute('aria-label')];
  for (const own of one.labels ?? []) all.push(words(own, one));
  if (one.tagName === 'INPUT' && ['submit', 'button', 'reset'].includes(one.type)) all.push(one.value || one.type);
  if (!one.matches(HELD)) {
    all.push(one.innerText ?? one.textContent);
    for (const image of one.querySelectorAll('img[alt]')) all.push(image.alt);
  }
  for (const attribute of ['alt', 'title', 'placeholder']) all.push(one.getAttribute(attribute));
  return [...new Set(all.map(plain).filter(Boolean))];
};

const FIELD =
  'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]):not([type=checkbox]):not([type=radio]),' +
  'textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox], [role=spinbutton], [role=searchbox]';
const BUTTON = 'button, input[type=submit], input[type=button], input[type=reset], input[type=image], [role=button], summary';
const LINK = 'a[href], area[href], [role=link]';
const TAB = '[role=tab]';
const CHECKBOX = 'input[type=checkbox], [role=checkbox], [role=switch]';
const RADIO = 'input[type=radio], [role=radio]';
const KINDS = {
  field: FIELD,
  button: BUTTON,
  link: LINK,
  tab: TAB,
  checkbox: CHECKBOX,
  radio: RADIO,
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  message: '[role=alert], [role=status], [role=log], [role=alertdialog], output',
  clickable: [BUTTON, LINK, TAB, CHECKBOX, RADIO, '[role=menuitem], [role=option], [role=treeitem]'].join(', '),
};

// All elements under a root, those in open shadow trees too.
const under = (root, selector) => {
  const found = [...root.querySelectorAll(selector)];
  for (const host of root.querySelectorAll('*')) if (host.shadowRoot) found.push(...under(host.shadowRoot, selector));
  return found;
};

// One thing is named once: what stands in another match is that one.
const outermost = (all) => all.filter((one) => !all.some((other) => other !== one && other.contains(one)));

const of = (root, locator) => {
  if (locator.css) {
    try { return under(root, locator.css); } catch { return []; }
  }
  if (locator.test_id) return under(root, `[${locator.attribute}="${CSS.escape(locator.test_id)}"]`);
  const wanted = label(locator.label);
  const answers = (one) =>
    locator.kind === 'message' ? plain(one.innerText).includes(plain(locator.label)) : names(one).some((name) => label(name) === wanted);
  const found = under(root, KINDS[locator.kind] ?? '*').filter(answers);
  if (found.length > 0 || locator.kind !== 'clickable') return outermost(found);
  // Anything that a person may click on by its own words: the smallest that says just them.
  const saying = under(root, '*').filter((one) => !SILENT.has(one.tagName) && label(words(one)) === wanted);
  return saying.filter((one) => !saying.some((other) => other !== one && one.contains(other)));
};

// --- where ---------------------------------------------------------------------------------------

const ROWS = 'tr, [role=row], li, [role=listitem]';
const rowsWith = (text) => {
  const all = under(document, ROWS).filter(visible);
  const cells = (row) => [...row.querySelectorAll('td, th, [role=cell], [role=gridcell], [role=rowheader]')];
  const whole = all.filter((row) => cells(row).some((cell) => label(cell.innerText) === label(text)));
  const found = whole.length > 0 ? whole : all.filter((row) => loose(row.innerText).includes(loose(text)));
  return found.filter((one) => !found.some((other) => other !== one && one.contains(other)));
};

// --- texts seen anywhere ---------------------------------------------------------------------------

// The smallest elements that say a text; `same` says how texts are compared.
const saying = (wanted, same) => {
  const found = [];
  const says = (one) => {
    const shown = one.querySelector(HELD) ? words(one) : one.innerText ?? one.textContent;
    return same(shown, one.textContent, wanted);
  };
  const visit = (one) => {
    if (SILENT.has(one.tagName)) return false;
    if (one.matches(HELD)) {
      const hit = same(value(one), value(one), wanted);
      if (hit) found.push(one);
      return hit;
    }
    let inner = false;
    for (const child of [...one.children, ...(one.shadowRoot?.children ?? [])]) inner = visit(child) || inner;
    if (inner) return true;
    const hit = says(one);
    if (hit) found.push(one);
    return hit;
  };
  if (document.body) visit(document.body);
  return found;
};
// To be seen: as it is drawn, or as it is written where only a style changes its capitals.
const drawn = (shown, written, wanted) =>
  plain(shown).includes(plain(wanted)) ||
  (plain(shown).toLowerCase().includes(plain(wanted).toLowerCase()) && plain(written).includes(plain(wanted)));
// In the page at all, drawn or not.
const written = (_, text, wanted) => plain(text).includes(plain(wanted));
// To be absent: in no capitals, with no accents.
const hinted = (shown, _, wanted) => loose(shown).includes(loose(wanted));

// --- answers -------------------------------------------------------------------------------------

const watch = window.__ouvrage;
const awaited = [...watch.pending.values()].filter((address) => !ask.ignored.some((part) => address.includes(part)));
const working = ask.busy.flatMap((css) => { try { return under(document, css); } catch { return []; } });
const busy = [...working, ...under(document, '[aria-busy="true"]')].some(visible);
const navigation = performance.getEntriesByType('navigation')[0];
const text = plain(document.body?.innerText);
const state = {
  address: location.href,
  title: document.title,
  status: navigation?.responseStatus ?? 0,
  blank: text === '' && !under(document, `${FIELD}, ${KINDS.clickable}, img, svg, canvas`).some(visible),
  settled:
    document.readyState === 'complete' && awaited.length === 0 && !busy && performance.now() - watch.changed >= ask.quiet,
};

const told = (one) => ({ element: one, label: names(one)[0] ?? plain(one.innerText).slice(0, 80), enabled: enabled(one), value: value(one), checked: Boolean(one.checked ?? one.getAttribute('aria-checked') === 'true'), tag: one.tagName.toLowerCase(), type: one.type ?? '' });

const sorted = (all) => {
  const shown = all.map((one) => [one, face(one)]).filter(([, drawn]) => drawn);
  return { seen: shown.map(([one, drawn]) => ({ ...told(one), face: drawn })), hidden: all.length - shown.length };
};

const near = (kind) => {
  const all = under(document, KINDS[kind] ?? KINDS.clickable).filter(face);
  return [...new Set(all.flatMap(names))].slice(0, 300);
};

const answers = {
  find: () => {
    let root = document;
    if (ask.row) {
      const rows = rowsWith(ask.row);
      if (rows.length !== 1) return { seen: [], hidden: 0, near: [], rows: rows.length };
      root = rows[0];
    }
    const found = sorted(of(root, ask.locator));
    return { ...found, near: found.seen.length === 1 ? [] : near(ask.locator.kind), rows: 1 };
  },
  text: () => {
    const found = sorted(saying(ask.text, ask.absent ? hinted : drawn));
    if (found.seen.length === 0 && !ask.absent) found.hidden = saying(ask.text, written).length;
    const lines = () => plain(document.body?.innerText) && document.body.innerText.split('\n').map(plain).filter(Boolean).slice(0, 300);
    return { seen: found.seen.map(({ label }) => ({ label })), hidden: found.hidden, near: found.seen.length > 0 ? [] : lines() || [] };
  },
  table: () => {
    const all = under(document, 'table, [role=table], [role=grid], [role=treegrid]').filter(visible);
    const called = (one) => [one.caption?.innerText, one.getAttribute('aria-label'), ...named(one.getAttribute('aria-labelledby')).map((other) => other.innerText)];
    const titles = (one) => called(one).map((name) => plain(name).replace(/\s*\([^)]*\)$/, '')).filter(Boolean);
    const found = ask.table ? all.filter((one) => titles(one).some((name) => label(name) === label(ask.table))) : all;
    const cells = (row) => [...row.querySelectorAll('td, th, [role=cell], [role=gridcell], [role=columnheader], [role=rowheader]')];
    const said = (cell) => plain([cell.innerText, ...[...cell.querySelectorAll(HELD)].map(value)].join(' '));
    const rows = (one) => [...one.querySelectorAll('tr, [role=row]')].filter(visible).map((row) => cells(row).map(said));
    return { tables: found.map((one) => ({ rows: rows(one) })), near: all.flatMap(titles) };
  },
  state: () => ({}),
};
return { state, answer: answers[ask.what]() };
