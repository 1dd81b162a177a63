// Paper is white, has no folded parts but other seeds, and cannot be scrolled sideways.
const PAPER = 112; // characters that fit beside each other in a table on paper
const BRIEF = 16; // rows of a table that is kept on one page
const HEADING = 14; // characters of a heading's line

/** How wide a column must be, in characters. */
function wanted(rows, column) {
  const words = text => text.split(/\s+/).reduce((most, word) => Math.max(most, word.length), 0);
  return 2 + Math.max(...[...rows].map(row => {
    const cell = row.cells[column];
    if (!cell) return 0;
    const text = textOf(cell);
    if (row.parentElement.tagName === 'THEAD') return Math.min(HEADING, words(text));
    if (cell.classList.contains('number')) return text.length;
    return Math.max(Math.min(16, text.length), Math.min(16, words(text)));
  }));
}

/** The columns of a table in blocks that fit on paper; the first column stands in each. */
function blocks(table) {
  const widths = [...table.tHead.rows[0].cells].map((_, column) => wanted(table.rows, column));
  const room = PAPER - Math.min(28, widths[0]);
  const total = widths.slice(1).reduce((sum, width) => sum + width, 0);
  const even = 1.08 * total / Math.ceil(total / room); // no block is much narrower than another
  const all = [];
  let own = [];
  let width = 0;
  for (let column = 1; column < widths.length; column++) {
    if (own.length && width + widths[column] > Math.min(room, Math.max(even, widths[column]))) {
      all.push(own);
      own = [];
      width = 0;
    }
    own.push(column);
    width += widths[column];
  }
  return [...all, own];
}

/** A table with some of the columns of another. */
function part(table, columns) {
  const copy = table.cloneNode(true);
  copy.classList.add('part');
  if (copy.rows.length <= BRIEF) copy.classList.add('brief-part');
  [...copy.rows].forEach(row => [...row.cells].forEach((cell, i) => { if (i > 0 && !columns.includes(i)) cell.remove(); }));
  copy.querySelectorAll('.sort').forEach(button => button.replaceWith(...button.childNodes));
  return copy;
}

let printed;
function toPaper() {
  if (printed) return;
  printed = { dark: dark(), theme: root.dataset.theme, folded: [...document.querySelectorAll('details:not([open], .others)')], wide: [], parts: [] };
  root.dataset.theme = 'light';
  root.classList.add('paper'); // as wide as paper, so that charts are drawn at that width
  printed.folded.forEach(details => { details.open = true; });
  document.querySelectorAll('.scroll > table').forEach(table => {
    if (!table.tHead) return;
    // Also one that fits: a heading that is a button is not repeated on the next page.
    const parts = blocks(table).map(columns => part(table, columns));
    parts.slice(1).forEach(copy => copy.caption?.append(' (continued)'));
    table.hidden = true;
    table.after(...parts);
    printed.wide.push(table);
    printed.parts.push(...parts);
  });
  resize();
  if (printed.dark) redraw();
}

function fromPaper() {
  if (!printed) return;
  if (printed.theme) root.dataset.theme = printed.theme;
  else delete root.dataset.theme;
  root.classList.remove('paper');
  printed.folded.forEach(details => { details.open = false; });
  printed.parts.forEach(copy => copy.remove());
  printed.wide.forEach(table => { table.hidden = false; });
  const wasDark = printed.dark;
  printed = undefined;
  resize();
  if (wasDark) redraw();
}

addEventListener('beforeprint', toPaper);
addEventListener('afterprint', fromPaper);
const paper = matchMedia('print');
paper.addEventListener('change', () => (paper.matches ? toPaper() : fromPaper()));
if (paper.matches) toPaper();
