// Tables: sorted by a click on a heading, copied as CSV, faded where they go on.
const LEVELS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The text of a cell without the marks of notes. */
function textOf(cell) {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll('sup').forEach(mark => mark.remove());
  copy.querySelectorAll('small').forEach(detail => detail.prepend(' '));
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** The number a cell begins with: "−745.2 ± 0.1", "5 × 10⁻⁷", "12 000", "2 h 5 min"; else NaN. */
function valueOf(text) {
  const plain = text.replaceAll('−', '-').replace(/[\u00a0\u202f]/g, '');
  const time = /^(?:(\d+) h ?)?(?:(\d+) min ?)?(?:(\d+) s)?$/.exec(plain);
  if (time && plain) return 3600 * (time[1] ?? 0) + 60 * (time[2] ?? 0) + Number(time[3] ?? 0);
  if (/^-?∞/.test(plain)) return plain.startsWith('-') ? -Infinity : Infinity;
  const found = /^([-+]?[\d.]+(?:e[-+]?\d+)?)(?: ?× ?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/i.exec(plain);
  if (!found) return NaN;
  const raised = (found[2] ?? '').replace('⁻', '-').replace(/[⁰¹²³⁴-⁹]/g, c => LEVELS.indexOf(c));
  return Number(found[1]) * 10 ** Number(raised || 0);
}

/** What is no number stands last, whichever way the numbers go. */
function compare(one, other, numeric, sign) {
  if (!numeric) return sign * one.localeCompare(other, 'en', { numeric: true });
  const [a, b] = [valueOf(one), valueOf(other)];
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}

function sortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  const original = [...body.rows];
  heads.forEach((head, column) => {
    const button = makeButton();
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      // Ascending, descending, and back to the order in which the page came.
      const next = { none: 'ascending', ascending: 'descending' }[head.getAttribute('aria-sort') ?? 'none'];
      heads.forEach(other => other.removeAttribute('aria-sort'));
      const rows = [...original];
      if (next) {
        head.setAttribute('aria-sort', next);
        const numeric = head.classList.contains('number');
        const sign = next === 'ascending' ? 1 : -1;
        rows.sort((a, b) => compare(textOf(a.cells[column]), textOf(b.cells[column]), numeric, sign));
      }
      body.append(...rows);
    });
  });
}

document.querySelectorAll('.table').forEach(box => {
  const table = box.querySelector('table');
  if (!table.tHead || !table.tBodies.length) return;
  if (table.tBodies[0].rows.length > 1) sortable(table);
  const bar = make('div');
  bar.className = 'tools';
  const copy = bar.appendChild(makeButton('Copy as CSV'));
  if (table.caption) copy.title = 'Copy as CSV: ' + table.caption.textContent;
  onCopy(copy, () => csvOf([...table.rows].map(row => [...row.cells].map(textOf))));
  box.append(bar);
});

// A table wider than its frame fades out where it goes on.
const fade = frame => {
  const table = frame.firstElementChild;
  const hidden = table.scrollWidth - table.clientWidth;
  frame.classList.toggle('wide-table', hidden > 1);
  frame.classList.toggle('more', hidden - table.scrollLeft > 1);
};
const sizes = new ResizeObserver(entries => entries.forEach(entry => fade(entry.target.parentElement)));
document.querySelectorAll('.frame').forEach(frame => {
  frame.firstElementChild.addEventListener('scroll', () => fade(frame), { passive: true });
  sizes.observe(frame.firstElementChild);
});
