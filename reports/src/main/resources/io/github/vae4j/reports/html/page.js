// What the other parts of the page's script share.
const root = document.documentElement;
root.classList.add('script');

const color = name => getComputedStyle(root).getPropertyValue(name).trim();
const make = (tag, text) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  return element;
};
const makeButton = text => {
  const button = make('button', text);
  button.type = 'button';
  return button;
};
const number = value =>
  typeof value === 'number' ? String(Number(value.toPrecision(6))).replaceAll('-', '−') : '–';

// What is open on a wide screen alone.
if (matchMedia('(max-width: 40rem)').matches) {
  document.querySelectorAll('details.wide-open').forEach(part => { part.open = false; });
}

// Says to a screen reader what a click has done.
const said = document.getElementById('main').appendChild(make('p'));
said.className = 'unseen';
said.setAttribute('role', 'status');

/** A cell of a CSV file: with the minus of ASCII, and never a formula of a spreadsheet. */
function csvCell(value) {
  let text = String(value).replaceAll('−', '-').replace(/[\u00a0\u202f]/g, ' ');
  if (/^[=@\t\r]|^[+-](?![\d.∞])/.test(text)) text = "'" + text;
  return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

const csvOf = rows => rows.map(row => row.map(csvCell).join(',') + '\n').join('');

/** Saves a text as a file; nothing leaves the page. */
function download(name, text) {
  const link = make('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Copies a text, where the browser has no clipboard for pages from a file, too. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.body.appendChild(make('textarea', text));
    area.className = 'unseen';
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/** A button that copies, and says so. */
function onCopy(button, text) {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    await copyText(text());
    button.textContent = 'Copied';
    said.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; said.textContent = ''; }, 2000);
  });
}
